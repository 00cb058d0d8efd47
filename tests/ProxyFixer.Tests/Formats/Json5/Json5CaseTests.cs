using ProxyFixer.Formats.Json5;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class Json5CaseTests
{
    private static readonly CaseFile Cases = new("json5-cases.json");

    public static TheoryData<string> Names => Cases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_reads_as_npm_json5_reads_it(string name)
    {
        var given = Cases[name];
        var document = new OpenClawConfigFormat().Parse(SourceText.FromString("/openclaw.json", given.GetProperty("text").GetString()!));
        if (given.TryGetProperty("expect", out var expected))
        {
            Assert.Empty(document.Errors);
            ExpectedValue.AssertIs(expected, document.Root);
        }
        else
        {
            Assert.True(Assert.Single(document.Errors).IsFatal);
        }
    }
}
