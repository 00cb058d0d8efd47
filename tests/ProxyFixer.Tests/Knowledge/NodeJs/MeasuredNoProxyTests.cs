using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>85 values of NO_PROXY by 17 targets by 6 rule sets.</summary>
public class MeasuredNoProxyTests
{
    public static TheoryData<int> Values => [.. Enumerable.Range(0, MeasuredCases.Section("noProxy").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_lets_go_directly_what_it_did(int index)
    {
        var measured = MeasuredCases.All("noProxy").ElementAt(index);
        var value = measured.GetProperty("value").GetString()!;
        foreach (var sets in new[] { measured.GetProperty("fetch"), measured.GetProperty("httpRequest") })
        {
            foreach (var set in sets.EnumerateObject())
            {
                var rules = Enum.Parse<NoProxyRules>(set.Name);
                var direct = MeasuredCases.Section("noProxyTargets").Texts().Where(target => Matches(value, rules, target));
                Assert.Equal(Expected(set.Value), direct);
            }
        }
    }

    private static bool Matches(string value, NoProxyRules rules, string target)
    {
        StandardUrl.Parse(target, out var url);
        return NoProxyList.Match(value, rules, url!) is not null;
    }

    private static IEnumerable<string> Expected(JsonElement result) =>
        result.ValueKind == JsonValueKind.String ? MeasuredCases.Section("noProxyTargets").Texts() : result.Texts();
}
