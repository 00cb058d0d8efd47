using ProxyFixer.Cli.Review;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The review in a real terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [SkippableTheory]
    [InlineData(60)]
    [InlineData(100)]
    public void It_fits_on_a_screen_of(int columns)
    {
        WriteWideCharacters();
        using var terminal = Start(columns);
        Answer(terminal, "y", "(2/2) Apply");
        Fits(terminal, columns);
        Answer(terminal, "s", "(2/3) Apply");
        Answer(terminal, "n", "(3/3) Apply");
        Fits(terminal, columns);
        Answer(terminal, "?", "explain the keys");
        Answer(terminal, "n", "[y,n,u,?]?");
        Fits(terminal, columns);
        Answer(terminal, "y", "status=1");
        Assert.True(machine.Has(ReportedMachine.DropIn));
    }

    [SkippableTheory]
    [InlineData("lint --format json --root")]
    [InlineData("env --color never --root")]
    public void No_setting_of_the_terminal_goes_into_a_report(string command)
    {
        var run = ExternalTool.Run("script", ["-qec", $"{string.Join(' ', BuiltProgram.Command)} {command} {machine.Root}", "/dev/null"], machine.Folder.Path, BuiltProgram.Environment(machine.Folder.Path));
        Assert.DoesNotContain('\e', run.Output);
    }

    [SkippableFact]
    public void Nothing_but_plain_text_goes_to_a_dumb_terminal()
    {
        using var terminal = new TmuxTerminal(machine.Folder.Path, 80);
        terminal.Enter("export TERM=dumb");
        var recorded = terminal.Record();
        terminal.Enter($"{string.Join(' ', BuiltProgram.Command)} fix --root {machine.Root}; echo status=$?");
        terminal.WaitFor("]? ");
        Answer(terminal, "y", "(2/2)");
        Answer(terminal, "q", "[y,n,u,?]?");
        Answer(terminal, "y", "status=1");
        var text = File.ReadAllText(recorded);
        var from = text.IndexOf("(1/2)", StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text[from..text.IndexOf("status=1", from, StringComparison.Ordinal)]);
        Assert.True(machine.Has(ReportedMachine.DropIn));
    }

    [SkippableFact]
    public void Colours_come_by_themselves_and_go_with_NO_COLOR()
    {
        using var terminal = new TmuxTerminal(machine.Folder.Path, 80);
        var recorded = terminal.Record();
        terminal.Fix($"--root {machine.Root}");
        Assert.Contains("\e[32m+Environment=NODE_USE_ENV_PROXY=1", File.ReadAllText(recorded), StringComparison.Ordinal);
        Answer(terminal, "q", "status=1");
        File.WriteAllText(recorded, "");
        terminal.Fix($"--root {machine.Root}", "NO_COLOR=1");
        Assert.Contains("\n+Environment=NODE_USE_ENV_PROXY=1", File.ReadAllText(recorded), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Ctrl_C_says_what_was_dropped_and_gives_the_terminal_back()
    {
        using var terminal = Start(100);
        Answer(terminal, "y", "(2/2)");
        Answer(terminal, "C-c", "status=130");
        Assert.Contains("\nInterrupted. Nothing was changed; 1 accepted change was dropped.\n", terminal.Screen, StringComparison.Ordinal);
        TerminalIsAsBefore(terminal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableFact]
    public void Ctrl_D_is_q()
    {
        using var terminal = Start(100);
        Answer(terminal, "C-d", "status=1");
        Assert.Contains("Nothing was changed.", terminal.Screen, StringComparison.Ordinal);
        TerminalIsAsBefore(terminal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableFact]
    public void Who_comes_back_after_Ctrl_Z_sees_the_question_again()
    {
        using var terminal = Start(100);
        Answer(terminal, "y", "(2/2)");
        Answer(terminal, "C-z", "Stopped");
        ComeBack(terminal);
        terminal.WaitFor("(2/2) warning PXF0401");
        terminal.WaitFor("(2/2) Apply this change");
        Answer(terminal, "n", "[y,n,u,?]?");
        Answer(terminal, "C-z", "Stopped");
        ComeBack(terminal);
        terminal.WaitFor("1 change in 1 file:");
        terminal.WaitFor("[y,n,u,?]?");
        Answer(terminal, "y", " puts them back");
        Assert.True(machine.Has(ReportedMachine.DropIn));
    }

    [SkippableFact]
    public void What_is_drawn_after_a_resize_fits_the_new_width()
    {
        using var terminal = Start(100);
        terminal.Resize(60);
        Answer(terminal, "J", "(2/2) Apply");
        var screen = terminal.Screen;
        Assert.All(screen[screen.IndexOf("(2/2) warning", StringComparison.Ordinal)..].Split('\n'), line => Assert.InRange(CellText.Width(line), 0, 60));
    }

    [SkippableFact]
    public void The_editor_has_the_terminal_and_leaves_nothing_behind()
    {
        var editor = machine.Folder.Write("editor", "#!/bin/sh\nstty -a | grep -qw icanon && echo cooked\necho \"$1\" > \"$HOME/path\"\nsed -i s/=1/=true/ \"$1\"\nread -r line < /dev/tty\necho \"got $line\"\n");
        File.SetUnixFileMode(editor, (UnixFileMode)0x1ED);
        using var terminal = new TmuxTerminal(machine.Folder.Path, 100);
        terminal.Fix($"--root {machine.Root}", $"VISUAL={editor}");
        Answer(terminal, "e", "cooked");
        terminal.Enter("typed");
        terminal.WaitFor("got typed");
        terminal.WaitFor("(2/");
        Assert.False(Directory.Exists(Path.GetDirectoryName(File.ReadAllText(Path.Combine(machine.Folder.Path, "path")).Trim())));
        Answer(terminal, "q", "[y,n,u,?]?");
        Answer(terminal, "y", "status=1");
        Assert.Contains("=true", File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.DropIn)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_page_of_a_rule_is_shown_by_the_pager_on_the_terminal()
    {
        using var terminal = new TmuxTerminal(machine.Folder.Path, 100);
        terminal.Fix($"--root {machine.Root}", "PAGER='head -n 1'");
        Answer(terminal, "w", "# PXF0101 node-env-proxy-off");
        terminal.WaitFor("Apply this change", times: 2);
        Answer(terminal, "q", "status=1");
    }

    /// <summary>Empties the screen, so that nothing of the time before can be taken for an answer, and goes on with the review.</summary>
    private static void ComeBack(TmuxTerminal terminal)
    {
        terminal.Enter("clear; printf '%s%s\\n' emp tied");
        terminal.WaitFor("emptied");
        terminal.Enter("fg");
    }

    private TmuxTerminal Start(int columns)
    {
        var terminal = new TmuxTerminal(machine.Folder.Path, columns);
        terminal.Fix($"--root {machine.Root}");
        return terminal;
    }

    private static void Answer(TmuxTerminal terminal, string key, string expected)
    {
        terminal.Press(key);
        terminal.WaitFor(expected);
    }

    private static void TerminalIsAsBefore(TmuxTerminal terminal)
    {
        terminal.Enter("clear; stty -a");
        terminal.WaitFor(" icanon");
        Assert.Contains(" echo ", terminal.Screen, StringComparison.Ordinal);
    }

    private static void Fits(TmuxTerminal terminal, int columns)
    {
        var screen = terminal.Screen;
        var from = screen.IndexOf("(1/", StringComparison.Ordinal);
        Assert.All(screen[Math.Max(0, from)..].Split('\n'), line => Assert.InRange(CellText.Width(line.TrimEnd()), 0, columns));
    }

    // Characters of two cells, in a line of the hunk that is longer than the screen.
    private void WriteWideCharacters()
    {
        var path = Path.Combine(machine.Root, ReportedMachine.Provider);
        var wide = "// " + string.Concat(Enumerable.Repeat("代理服务器", 15));
        File.WriteAllText(path, File.ReadAllText(path).Replace("\nfunction buildHeaders(", $"{wide}\nfunction buildHeaders(", StringComparison.Ordinal));
    }
}
