using System.Diagnostics;
using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>What the built program does where a stream, a signal or the working folder is not as usual.</summary>
public sealed class StreamTests : IDisposable
{
    private const string Unit = ReportedMachine.Unit;
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [SkippableTheory]
    [InlineData("lint --root machine")]
    [InlineData("diff --root machine")]
    [InlineData("env --root machine --format json")]
    [InlineData("inspect --root machine " + Unit)]
    [InlineData("set -q --dry-run --root machine " + Unit + " A=b")]
    [InlineData("rules PXF0101")]
    [InlineData("--help")]
    public void A_report_that_is_lost_is_3_and_one_line(string command)
    {
        MakeFullDevice();
        const string ReaderThatGoes = "mkfifo left; (: < left) & exec 5> left; wait; ";
        foreach (var (before, condition) in new[] { ("", ">&-"), ("", ">full"), ("", "<&- >&-"), (ReaderThatGoes, ">&5") })
        {
            var run = Shell($"{before}$PROGRAM {command} {condition}");
            Assert.True(run.ExitCode == 3, $"{condition}: {run}");
            AssertOneLine(run);
        }

        Assert.Equal(3, Shell($"$PROGRAM {command} >&- 2>&-").ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableFact]
    public void Words_that_nobody_can_hear_are_3_and_the_report_is_whole()
    {
        var usual = Shell("$PROGRAM lint --root machine");
        var run = Shell("$PROGRAM lint --root machine 2>&-");
        Assert.Equal((3, usual.Output), (run.ExitCode, run.Output));
        Assert.Equal((1, usual.Output), (Shell("$PROGRAM lint -q --root machine 2>&-") is var quiet ? quiet.ExitCode : 0, quiet.Output));
        Assert.Equal(usual, Shell("$PROGRAM lint --root machine <&-"));
    }

    [SkippableTheory]
    [InlineData("text", ">&-")]
    [InlineData("json", ">full")]
    [InlineData("json", "--output full")]
    public void A_fix_whose_report_is_lost_tells_where_the_former_files_are(string format, string condition)
    {
        MakeFullDevice();
        var run = Shell($"$PROGRAM fix --yes --root machine --format {format} {condition}");
        Assert.Equal(3, run.ExitCode);
        AssertOneLine(run);
        var id = System.Text.RegularExpressions.Regex.Match(run.Error, "proxyfixer restore (\\S+) takes them back").Groups[1].Value;
        Assert.Equal(0, machine.Restore(id).ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableTheory]
    [InlineData("--output nowhere/patch", "there is no folder")]
    [InlineData("--output machine", "it is a folder")]
    [InlineData("--output loop", "too many symbolic links")]
    [InlineData("--output /dev/stdout >&-", "standard output is closed")]
    [InlineData("--output /dev/fd/9", "/dev/fd/9 is closed")]
    [InlineData("--output full", "No space left on device")]
    [InlineData("--output $'\\xff'", "not valid UTF-8")]
    public void A_place_that_takes_no_report_is_3_and_nothing_is_left_there(string arguments, string said)
    {
        MakeFullDevice();
        File.CreateSymbolicLink(Path.Combine(machine.Folder.Path, "loop"), "loop");
        var before = Directory.GetFileSystemEntries(machine.Folder.Path);
        var run = Shell($"$PROGRAM diff --root machine {arguments}");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        AssertOneLine(run);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(machine.Folder.Path));
        Assert.Equal("0", Shell("test -c full -o ! -e full; echo $?").Output.Trim());
    }

    [SkippableFact]
    public void A_report_goes_where_a_link_leads_and_through_what_is_no_file()
    {
        Directory.CreateDirectory(Path.Combine(machine.Folder.Path, "there"));
        File.CreateSymbolicLink(Path.Combine(machine.Folder.Path, "link"), "there/patch");
        var exact = Shell("$PROGRAM diff --root machine --reveal").Output;
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(1, Shell("$PROGRAM diff --root machine --output link").ExitCode);
            Assert.Equal(exact, File.ReadAllText(Path.Combine(machine.Folder.Path, "there/patch")));
            File.WriteAllText(Path.Combine(machine.Folder.Path, "there/patch"), "former");
        }

        Assert.Equal("there/patch", new FileInfo(Path.Combine(machine.Folder.Path, "link")).LinkTarget);
        Assert.Equal(exact, Shell("mkfifo pipe; cat pipe & $PROGRAM diff --root machine --output pipe; wait").Output);
        Assert.Equal(exact, Shell("$PROGRAM diff --root machine --output /dev/fd/5 5>five; cat five").Output);
        var masked = Shell("$PROGRAM diff --root machine").Output;
        Assert.Equal(masked, Shell("$PROGRAM diff --root machine --output -").Output);
        Assert.Equal(masked, Shell("$PROGRAM diff --root machine --output /dev/stdout >out; cat out").Output);
        Assert.Equal(masked, Shell("$PROGRAM diff --root machine --output /dev/stderr").Error);
    }

    [SkippableFact]
    public void A_working_folder_that_is_gone_is_3_and_one_line()
    {
        var run = Shell("mkdir gone; cd gone; rmdir ../gone; $PROGRAM lint --root ../machine");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("proxyfixer: the working folder is gone", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("INT", 130, "Ctrl-C")]
    [InlineData("TERM", 143, "SIGTERM")]
    [InlineData("HUP", 129, "SIGHUP")]
    [InlineData("QUIT", 131, "SIGQUIT")]
    public void A_signal_ends_a_run_with_its_own_status(string signal, int status, string name)
    {
        ExternalTool.Require("mkfifo");
        ExternalTool.Require("kill");
        Shell("mkfifo unread");
        using var process = BuiltProgram.Start(["inspect", "--root", machine.Root, Unit, "--output", "unread"], machine.Folder.Path);
        WaitUntilItWaits(process);
        foreach (var one in new[] { "PIPE", signal, "INT" })
        {
            ExternalTool.Run("kill", [$"-{one}", process.Id.ToString(CultureInfo.InvariantCulture)], "/");
            Thread.Sleep(200); // the runtime hands signals to threads of its own, which may overtake each other
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        var error = process.StandardError.ReadToEnd();
        Assert.True(process.ExitCode == status, $"{process.ExitCode}: {error}");
        Assert.Equal($"proxyfixer: interrupted by {name}; nothing was changed\n", error);
    }

    // It asks for a reader again and again: then it is past its start, and catches signals.
    private static void WaitUntilItWaits(Process process)
    {
        var until = DateTime.UtcNow.AddSeconds(30);
        while (DateTime.UtcNow < until && !(Caught(process.Id) is var caught && (caught & 0x4007) == 0x4007))
        {
            Thread.Sleep(50);
        }

        Thread.Sleep(500);
    }

    private static long Caught(int id) => long.Parse(
        File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal)).AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static void AssertOneLine(CommandRun run)
    {
        Assert.Equal("", run.Output);
        Assert.StartsWith("proxyfixer: ", run.Error, StringComparison.Ordinal);
        Assert.True(run.Error.Count(c => c == '\n') == 1, run.Error);
    }

    // A device of our own: whatever goes wrong, /dev/full stays.
    private void MakeFullDevice()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can make a device");
        ExternalTool.Require("mknod");
        ExternalTool.Run("mknod", ["full", "c", "1", "7"], machine.Folder.Path);
    }

    private CommandRun Shell(string script)
    {
        ExternalTool.Require("bash");
        var environment = BuiltProgram.Environment(machine.Folder.Path);
        environment["PROGRAM"] = string.Join(' ', BuiltProgram.Command);
        var run = ExternalTool.Run("bash", ["-c", script], machine.Folder.Path, environment);
        return new(run.ExitCode, run.Output, run.Error);
    }
}
