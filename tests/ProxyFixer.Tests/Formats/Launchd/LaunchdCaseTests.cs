using System.Text.Json;
using ProxyFixer.Formats.Launchd;
using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Launchd;

/// <summary>Every case of plist-cases.json and every property list of edit-cases.json, through the format.</summary>
public sealed class LaunchdCaseTests
{
    private static readonly CaseFile Reads = new("plist-cases.json");

    public static TheoryData<string> ReadNames => Reads.Names();

    public static TheoryData<string> EditNames => EditCases.Names("plist-");

    [Theory]
    [MemberData(nameof(ReadNames))]
    public void Variables_are_those_of_the_real_reader(string name)
    {
        var one = Reads[name];
        var list = PropertyList.Read(SourceText.FromString("/a.plist", one.GetProperty("text").GetString()!));
        if (one.TryGetProperty("error", out _))
        {
            Assert.Contains(list.Errors, error => error.IsFatal);
            return;
        }

        Assert.Empty(list.Errors);
        var expected = one.GetProperty("expect").EnumerateObject().Select(p => (p.Name, p.Value.ValueKind == JsonValueKind.String
            ? p.Value.GetString()
            : "not a string: " + p.Value.GetProperty("$not_string").GetString()));
        Assert.Equal(expected, list.Variables.Members.Select(m => (m.Name, m.Value switch
        {
            OpaqueNode { Mark: "$not_string" } other => "not a string: " + other.Detail,
            var value => (value as ScalarNode)?.AsString,
        })));
    }

    [Theory]
    [MemberData(nameof(EditNames))]
    public void An_edit_gives_the_expected_file(string name) => EditCases.Check(new LaunchdFormat(), name);
}
