using ProxyFixer.Formats.Json5;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

public sealed class Json5CaseTests
{
    private static readonly CaseFile Cases = new("json5-cases.json", "json5-more-cases.json");

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
            return;
        }

        var error = Assert.Single(document.Errors);
        Assert.True(error.IsFatal);
        if (given.TryGetProperty("message", out var message))
        {
            Assert.Equal(message.GetString(), error.Message);
            Assert.Equal((given.GetProperty("line").GetInt32(), given.GetProperty("column").GetInt32()), Reported(document.Text, error));
        }
    }

    // The reader counts behind the offending character: a line feed is column 0 of the next line, a pair counts twice, and so
    // does a byte order mark, which no editor counts.
    private static (int Line, int Column) Reported(SourceText text, SyntaxError error)
    {
        var start = text.PositionAt(error.Span.Start);
        var isLineFeed = error.Span.Length > 0 && text.Text[error.Span.Start] == '\n';
        var further = error.Message == "invalid identifier character" ? 0 : Math.Max(error.Span.Length - 1, 0);
        var mark = start.Line == 1 && text.Text.StartsWith('\uFEFF') && error.Span.Start > 0 ? 1 : 0;
        return isLineFeed ? (start.Line + 1, 0) : (start.Line, start.Column + further + mark);
    }
}
