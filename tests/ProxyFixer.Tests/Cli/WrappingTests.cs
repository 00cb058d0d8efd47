using ProxyFixer.Reports.Prose;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>What is not a report is broken between words, too, where a terminal shows it, and left as it is where a program reads it.</summary>
public sealed class WrappingTests : IDisposable
{
    private const int Columns = 60;
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("fix", "--yes", "--unsafe-fixes", "--fail-on", "info", "--root")]
    [InlineData("rules")]
    [InlineData("rules", "PXF0202")]
    [InlineData("restore", "20990101-000000-000", "--root")]
    [InlineData("lint", "there-is-no-file-of-this-name-which-is-long-enough", "--root")]
    [InlineData("lint", "--surprise", "--root")]
    public void No_word_is_broken(params string[] command)
    {
        var (piped, shown) = (Run(command, 0), Run(command, Columns));
        Assert.Contains(Lines(piped), line => line.Length > Columns);
        Assert.All(Lines(shown).TakeWhile(line => line != "```").Where(line => line.TrimStart().Contains(' ', StringComparison.Ordinal) && !line.StartsWith("  ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, Columns));
        Assert.Equal(Words(piped.Output), Words(shown.Output));
        Assert.Equal(Words(piped.Error), Words(shown.Error));
    }

    [Fact]
    public void Commands_to_paste_stay_in_one_line() =>
        Assert.Contains("\n  systemctl --user restart openclaw-gateway.service\n", Run(["fix", "--yes", "--root"], 30).Output, StringComparison.Ordinal);

    [Fact]
    public void What_a_build_reads_is_not_broken()
    {
        var run = Run(["lint", "--format", "msbuild", "--no-config", "--config", "a-name-that-is-long-enough-for-a-second-line", "--root"], 30);
        Assert.Equal("proxyfixer: error: --config and --no-config exclude each other\n", run.Error);
    }

    [Fact]
    public void A_page_keeps_its_blocks()
    {
        const string page = "# A title\n\nOne two\nthree four.\n\n- a point that is long\n  and goes on\n  - Help: below it\n\n```\nas it is, however long it is\n```\n| a | b |\n|---|---|\n";
        Assert.Equal(
            "# A title\n\nOne two three four.\n\n- a point that is\n  long and goes on\n  - Help: below it\n\n```\nas it is, however long it is\n```\n| a | b |\n|---|---|\n",
            MarkdownLines.Wrap(page, 20));
        Assert.Equal(page, MarkdownLines.Wrap(page, 0));
    }

    [SkippableFact]
    public void The_pager_gets_a_page_that_fits()
    {
        using var terminal = new TmuxTerminal(machine.Folder.Path, Columns);
        terminal.Fix($"--root {machine.Root}", "PAGER='cat > page'");
        terminal.Press("w");
        terminal.WaitFor("Apply this change", times: 2);
        var page = File.ReadAllLines(Path.Combine(machine.Folder.Path, "page"));
        Assert.All(page.TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal)).Where(line => line.TrimStart().Contains(' ', StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, Columns));
    }

    [SkippableFact]
    public void An_error_fits_the_terminal_also_where_the_report_goes_elsewhere()
    {
        using var terminal = new TmuxTerminal(machine.Folder.Path, Columns);
        terminal.Enter($"clear; {string.Join(' ', BuiltProgram.Command)} lint --root {machine.Root} --changed > report; echo status=$?");
        terminal.WaitFor("status=2");
        Assert.All(terminal.Screen.Split('\n').SkipWhile(line => !line.StartsWith("proxyfixer:", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, Columns));
    }

    private CommandRun Run(string[] command, int width)
    {
        machine.Restore();
        return CommandRun.Of(command[^1] == "--root" ? [.. command, machine.Root] : command, machine.Folder.Path, width: width);
    }

    private static string[] Lines(CommandRun run) => (run.Output + run.Error).Split('\n');

    // Times and ids differ from run to run.
    private static string[] Words(string text) => [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsAsciiDigit))];
}
