using ProxyFixer.Formats.Compose;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Formats.Compose;

/// <summary>What Compose refuses, with the place; and what must not hurt whoever reads it.</summary>
public sealed class ComposeErrorTests
{
    private const string Head = "services:\n  gateway:\n    environment:\n";

    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("# only\n", 1, 1, "empty")]
    [InlineData("- a\n", 1, 1, "mapping at the top")]
    [InlineData("services: x\n", 1, 1, "services must be a mapping")]
    [InlineData("services:\n  gateway: x\n", 2, 3, "service must be a mapping")]
    [InlineData("services:\n  gateway:\n    environment: text\n", 3, 5, "mapping or a list")]
    [InlineData(Head + "      - A: 1\n", 4, 9, "must be a string")]
    [InlineData(Head + "      - 1\n", 4, 9, "must be a string")]
    [InlineData(Head + "      - true\n", 4, 9, "must be a string")]
    [InlineData(Head + "      -\n", 3, 5, "must be a string")]
    [InlineData(Head + "      A: {b: c}\n", 4, 7, "single value")]
    [InlineData(Head + "      A: [b]\n", 4, 7, "single value")]
    [InlineData(Head + "      A: 1\n      \"A\": 2\n", 5, 7, "already defined")]
    [InlineData(Head + "      <<: {A: 1}\n      <<: {B: 1}\n", 5, 7, "already defined")]
    [InlineData(Head + "      1: 2\n", 4, 7, "must be a string")]
    [InlineData(Head + "      true: 2\n", 4, 7, "must be a string")]
    [InlineData(Head + "      A: .inf\n", 4, 10, "passed on")]
    [InlineData(Head + "      A: !!int x\n", 4, 10, "does not fit its tag")]
    [InlineData(Head + "      A: *none\n", 4, 10, "not defined above")]
    [InlineData(Head + "      <<: text\n", 4, 11, "merge key")]
    [InlineData(Head + "      A: 'x${'\n", 4, 12, "not valid")]
    [InlineData("x-a: '${1}'\nservices: {}\n", 1, 7, "not valid")]
    [InlineData("a: &a [*a]\n", 1, 8, "the very node")]
    [InlineData("services:\n  gateway:\n\t  environment:\n", 3, 1, "tab")]
    [InlineData(Head + "\t  A: 1\n", 4, 1, "tab")]
    [InlineData(Head + "      A: 'open\n", 4, 10, "a quoted text is not closed")]
    [InlineData(Head + "      A: \u0007\n", 4, 10, "control characters")]
    [InlineData("services:\n  gateway:\n    env_file: {required: false}\n", 3, 15, "env_file")]
    [InlineData("services:\n  gateway:\n    extends: [a]\n", 3, 5, "extends")]
    [InlineData("services:\n  gateway:\n    enviroment: {A: 1}\n", 3, 5, "is environment meant?")]
    [InlineData("services:\n  gateway:\n    env-file: a.env\n", 3, 5, "is env_file meant?")]
    [InlineData("services: {}\nenvironment: {A: 1}\n", 2, 1, "belongs into a service")]
    [InlineData("gateway:\n  image: x\n", 1, 1, "belongs under services")]
    public void What_Compose_refuses_is_an_error_with_its_place(string text, int line, int column, string part)
    {
        var document = Project.Parse(text);
        var error = document.Errors.First(e => e.IsFatal);
        Assert.Equal(new LinePosition(line, column), document.Text.PositionAt(error.Span.Start));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_section_is_told_but_can_be_filled()
    {
        var document = Project.Parse("services:\n  gateway:\n    environment:\n");
        Assert.False(Assert.Single(document.Errors).IsFatal);
        Assert.NotEmpty(Project.Errors(null, "compose.yaml", document.Text.Text));
    }

    [Fact]
    public void A_byte_that_is_not_UTF8_is_an_error_with_its_place()
    {
        var text = SourceText.FromBytes("/c.yaml", [.. "services:\n  a: "u8, 0xE9, 0x0A]);
        var error = new ComposeFormat().Parse(text).Errors[0];
        Assert.Equal(new LinePosition(2, 6), text.PositionAt(error.Span.Start));
    }

    [Fact]
    public void Messages_never_quote_values()
    {
        foreach (var text in new[] { Head + "      A: {tok-en: 1}\n", Head + "      - tok-en: 1\n", Head + "      A: 'tok-en${X:?tok-en}${'\n", Head + "      A: \"tok-en\\q\"\n" })
        {
            Assert.All(Project.Parse(text).Errors, error => Assert.DoesNotContain("tok-en", error.Message, StringComparison.Ordinal));
        }

        Assert.All(
            Project.Errors(null, "compose.yaml", Head + "      A: ${X:?tok-en}\n"),
            error => Assert.DoesNotContain("tok-en", error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 100_000)]
    public void Very_deep_files_are_refused(string piece, int times) =>
        Assert.Contains(
            Project.Parse(string.Concat(Enumerable.Repeat(piece, times))).Errors,
            error => error.Message.Contains("levels deep", StringComparison.Ordinal));

    [Fact]
    public void Aliases_that_multiply_do_no_harm()
    {
        var lists = string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));
        Assert.True(Project.Parse("a0: &a0 [x]\n" + lists + "services: {gateway: {environment: *a40}}\n").IsBroken);
        var maps = string.Concat(Enumerable.Range(1, 40).Select(i => $"m{i}: &m{i} {{<<: [{string.Join(',', Enumerable.Repeat($"*m{i - 1}", 9))}]}}\n"));
        var document = Project.Parse("m0: &m0 {A: 1}\n" + maps + "services: {gateway: {environment: *m40}}\n");
        Assert.Equal("1", Project.Variables(document.Root, "gateway")["A"]);
        var chain = string.Concat(Enumerable.Range(1, 3000).Select(i => $"m{i}: &m{i} {{<<: *m{i - 1}, K{i}: 1}}\n"));
        Assert.Contains(
            Project.Parse("m0: &m0 {A: 1}\n" + chain).Errors,
            error => error.Message.Contains("merge keys expand", StringComparison.Ordinal));
    }

    [Fact]
    public void Deeply_nested_expressions_are_refused() =>
        Assert.Contains(
            Project.Parse(Head + "      A: '" + string.Concat(Enumerable.Repeat("${X:-", 5000)) + new string('}', 5000) + "'\n").Errors,
            error => error.Message.Contains("levels deep", StringComparison.Ordinal));
}
