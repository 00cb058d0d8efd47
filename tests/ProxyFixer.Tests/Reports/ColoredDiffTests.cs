using System.Text.RegularExpressions;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

public sealed partial class ColoredDiffTests
{
    [Fact]
    public void Lines_are_coloured_by_what_they_do_not_by_how_they_begin()
    {
        const string patch = "# note\ndiff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n kept\n--- sql\r\n+++ more\r\n # end\n\\ No newline at end of file\n--- a/g\n+++ /dev/null\n@@ -1 +0,0 @@\n-# gone\n";
        Assert.Equal(
            "<2># note<0>\n<1>diff --git a/f b/f<0>\n<1>--- a/f<0>\n<1>+++ b/f<0>\n<36>@@ -1,3 +1,3 @@<0>\n kept\n<31>--- sql<0>\r\n<32>+++ more<0>\r\n # end\n\\ No newline at end of file\n"
            + "<1>--- a/g<0>\n<1>+++ /dev/null<0>\n<36>@@ -1 +0,0 @@<0>\n<31>-# gone<0>\n",
            Codes().Replace(ColoredDiff.Of(patch), "<$1>"));
    }

    [Theory]
    [InlineData("UNUSED", "never", false)]
    [InlineData("UNUSED", "always", true)]
    [InlineData("FORCE_COLOR", "auto", true)]
    [InlineData("NO_COLOR", "auto", false)]
    [InlineData("UNUSED", "always --output patch", false)]
    [InlineData("UNUSED", "always --format json", false)]
    public void Diff_is_coloured_for_eyes_and_says_the_same(string variable, string options, bool isColoured)
    {
        using var folder = new TemporaryFolder();
        string[] diff = ["diff", "--root", Path.Combine(Repository.Root, "fixtures/reported-host/machine"), "--color", .. options.Split(' ')];
        var run = CommandRun.Of(diff, folder.Path, new Dictionary<string, string> { ["HOME"] = folder.Path, [variable] = "1" });
        var shown = File.Exists(Path.Combine(folder.Path, "patch")) ? File.ReadAllText(Path.Combine(folder.Path, "patch")) : run.Output;
        Assert.Equal((1, isColoured), (run.ExitCode, shown.Contains("\e[32m+", StringComparison.Ordinal)));
        if (isColoured)
        {
            diff[4] = "never";
            Assert.Equal(CommandRun.Of(diff, folder.Path).Output, Codes().Replace(shown, ""));
        }
        else
        {
            Assert.DoesNotContain('\e', shown);
        }
    }

    [GeneratedRegex("\e\\[([0-9]+)m")]
    private static partial Regex Codes();
}
