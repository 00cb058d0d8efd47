using System.Globalization;
using ProxyFixer.Cli.Review;

namespace ProxyFixer.Tests.Review;

/// <summary>What the screen writes.</summary>
public sealed class ScreenTests
{
    [Theory]
    [InlineData("+[red]x[/] [[", false)]
    [InlineData("+ trailing blanks stay   ", false)]
    [InlineData("     deep", false)]
    [InlineData("+x", true)]
    public void Lines_are_written_as_they_are(string line, bool hasColor)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new Screen(output, () => 60, hasColor).HunkLine(line);
        Assert.Equal(hasColor ? $"\e[32m{line}\e[0m\n" : line + "\n", output.ToString());
    }

    [Fact]
    public void Control_characters_in_sentences_are_shown_not_obeyed()
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new Screen(output, () => 60, hasColor: false).Prose("Why: ", "a\e[8mb\nc");
        Assert.Equal("Why: a\uFFFD[8mb c\n", output.ToString());
    }
}
