using ProxyFixer.Formats.Json5;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class Json5EditCaseTests
{
    private static readonly CaseFile Cases = new("edit-cases.json");

    public static TheoryData<string> Names => Cases.Names("json5-");

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_gives_the_expected_text_or_is_refused(string name)
    {
        var given = Cases[name];
        var format = new OpenClawConfigFormat();
        var text = SourceText.FromString("/openclaw.json", given.GetProperty("text").GetString()!);
        var change = given.GetProperty("change");
        var path = new NodePath([.. change.GetProperty("path").EnumerateArray().Select(step => step.GetString()!)]);
        var result = format.Edit(format.Parse(text), path, change.GetProperty("value").GetString()!);
        if (given.TryGetProperty("expect", out var expected))
        {
            Assert.Equal(expected.GetString(), text.Apply(Assert.IsType<EditResult.Edited>(result).Edits).Text);
        }
        else
        {
            Assert.NotEmpty(Assert.IsType<EditResult.Refused>(result).Reason);
        }
    }
}
