using System.Text.Json;
using ProxyFixer.Formats.Json5;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class Json5EditCaseTests
{
    private static readonly CaseFile Cases = new("edit-cases.json");
    private static readonly CaseFile MoreCases = new("json5-edit-more-cases.json");

    public static TheoryData<string> Names => Cases.Names("json5-");

    public static TheoryData<string> MoreNames => MoreCases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_gives_the_expected_text_or_is_refused(string name) => Check(Cases[name]);

    [Theory]
    [MemberData(nameof(MoreNames))]
    public void A_further_edit_gives_the_expected_text_or_is_refused(string name) => Check(MoreCases[name]);

    private static void Check(JsonElement given)
    {
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
