using System.Diagnostics;
using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.Undici;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.Tests.Knowledge.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.Undici;

/// <summary>The undici versions that OpenClaw brings, each with its dispatcher under a Node whose own rules are others.</summary>
[Trait("Category", "RealParts")]
public class UndiciRunTests
{
    private static readonly string[] More = ["localhost,*", "*:443", "localhost,*:80", "*.example.lan", "*example.lan", "*.*", "*.", "example.lan,*.lan:8443"];

    private static string[] Values => [.. MeasuredCases.All("noProxy").Select(one => one.GetProperty("value").GetString()!), .. More];

    [SkippableTheory]
    [InlineData("7.21.0", "22.22.0")]
    [InlineData("7.22.0", "22.22.0")]
    [InlineData("7.24.1", "22.22.0")]
    [InlineData("7.30.2", "22.22.0")]
    [InlineData("8.0.2", "22.22.0")]
    [InlineData("8.1.0", "22.22.0")]
    [InlineData("8.3.0", "22.22.0")]
    [InlineData("8.5.0", "24.21.0")]
    [InlineData("8.10.0", "24.21.0")]
    [InlineData("8.10.2", "24.21.0")]
    [InlineData("8.11.0", "24.21.0")]
    public void Undici_lets_go_directly_what_is_predicted(string undici, string node)
    {
        var targets = MeasuredCases.Section("noProxyTargets").Texts().ToArray();
        var release = new UndiciRelease(NodeVersion.Parse(undici)!);

        var observed = Run(NpmCache.Get($"undici@{undici}"), NpmCache.Node(node), Values, targets);

        foreach (var (value, direct) in Values.Zip(observed))
        {
            var predicted = targets.Where(target => Matches(value, release.NoProxy, target));
            Assert.True(predicted.SequenceEqual(direct), $"NO_PROXY={value}: predicted {string.Join(' ', predicted)}, seen {string.Join(' ', direct)}");
        }
    }

    private static bool Matches(string value, NoProxyRules rules, string target)
    {
        StandardUrl.Parse(target, out var url);
        return NoProxyList.Match(value, rules, url!) is not null;
    }

    private static string[][] Run(string undici, string node, string[] values, string[] targets)
    {
        var script = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Knowledge/Undici/undici-client.mjs");
        var start = new ProcessStartInfo(node, [script, undici]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(JsonSerializer.Serialize(new { values, targets }));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return JsonSerializer.Deserialize<string[][]>(output.Result)!;
    }
}
