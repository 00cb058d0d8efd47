using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The built program as a process: what only a process can show.</summary>
public sealed class ProcessTests : IDisposable
{
    private const UnixFileMode All = (UnixFileMode)0x1ED;
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void It_ends_with_the_same_status_and_output_as_in_tests()
    {
        var inside = machine.Run("lint");
        Assert.Equal(inside, BuiltProgram.Run(["lint", "--root", machine.Root], machine.Folder.Path));
        Assert.Equal(2, BuiltProgram.Run(["lint", "--nonsense"], machine.Folder.Path).ExitCode);
        var fix = BuiltProgram.Run(["fix", "--root", machine.Root], machine.Folder.Path);
        Assert.Equal((2, ""), (fix.ExitCode, fix.Output));
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableTheory]
    [InlineData(150)]
    [InlineData(300)]
    [InlineData(450)]
    public void An_interrupt_leaves_all_or_nothing(int milliseconds)
    {
        ExternalTool.Require("kill");
        using var process = BuiltProgram.Start(["fix", "--yes", "--root", machine.Root], machine.Folder.Path);
        Thread.Sleep(milliseconds);
        BuiltProgram.Interrupt(process);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        var error = process.StandardError.ReadToEnd();
        Assert.Contains(process.ExitCode, new[] { 0, 130 });
        var isDone = machine.Has(ReportedMachine.DropIn);
        Assert.True(isDone || process.ExitCode == 130, error);
        Assert.True(!isDone || process.ExitCode == 0 || error.Contains("when everything was done already", StringComparison.Ordinal), error);
        if (isDone)
        {
            Assert.Equal(0, machine.Restore().ExitCode);
        }

        Assert.Equal(machine.Before, machine.Now);
    }

    // The pseudo-terminal of util-linux' script passes what is typed; Ctrl-C becomes a signal there, as at a real prompt.
    [SkippableTheory]
    [InlineData("\u0003", 130, false)]
    [InlineData("y\u0003", 130, false)]
    [InlineData("Ay", 0, true)]
    [InlineData("nn", 1, false)]
    [InlineData("q", 1, false)]
    public void A_real_terminal_asks_and_Ctrl_C_changes_nothing(string keys, int status, bool isDone)
    {
        ExternalTool.Require("script");
        var command = $"{string.Join(' ', BuiltProgram.Command)} fix --root {machine.Root}";
        using var terminal = BuiltProgram.StartIn("script", ["-qec", command, "/dev/null"], machine.Folder.Path);
        var asked = 0;
        var seen = new System.Text.StringBuilder();
        while (terminal.StandardOutput.Read() is >= 0 and var character)
        {
            seen.Append((char)character);
            if (character == ' ' && seen.ToString().EndsWith("]? ", StringComparison.Ordinal) && asked < keys.Length)
            {
                Thread.Sleep(200);
                terminal.StandardInput.Write(keys[asked++]);
                terminal.StandardInput.Flush();
            }
        }

        Assert.True(terminal.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.True(terminal.ExitCode == status, $"{terminal.ExitCode}\n{seen}");
        Assert.Equal(isDone, machine.Has(ReportedMachine.DropIn));
        Assert.Equal(isDone, machine.Now != machine.Before);
    }

    [SkippableFact]
    public void A_file_without_permission_is_3_and_the_rest_is_judged()
    {
        var secret = machine.Folder.Write("machine/home/claw/.openclaw/.env", "HTTPS_PROXY=http://p:1\n");
        File.SetUnixFileMode(secret, UnixFileMode.None);
        File.SetUnixFileMode(machine.Folder.Path, All);
        var lint = RunWithoutPrivileges("lint");
        Assert.Equal(3, lint.ExitCode);
        Assert.Contains("home/claw/.openclaw/.env: not read: no permission", lint.Output, StringComparison.Ordinal);
        Assert.Contains("PXF0401", lint.Output, StringComparison.Ordinal);

        var diff = RunWithoutPrivileges("diff");
        Assert.Equal(3, diff.ExitCode);
        Assert.Contains("home/claw/.openclaw/.env was not read", diff.Error, StringComparison.Ordinal);

        var fix = RunWithoutPrivileges("fix", "--yes", "--backup-dir", "/proc/nowhere");
        Assert.Equal(3, fix.ExitCode);
        Assert.Contains("Nothing was changed", fix.Output, StringComparison.Ordinal);
        Assert.Contains("needs root", fix.Error, StringComparison.Ordinal);
        Assert.Equal(3, RunWithoutPrivileges("inspect", "home/claw/.openclaw/.env").ExitCode);
        File.SetUnixFileMode(secret, All);
        Assert.Equal("HTTPS_PROXY=http://p:1\n", File.ReadAllText(secret));
    }

    [SkippableFact]
    public void A_folder_that_may_not_be_entered_is_not_taken_for_an_empty_one()
    {
        var folder = Path.Combine(machine.Root, "home/claw");
        File.SetUnixFileMode(machine.Folder.Path, All);
        File.SetUnixFileMode(folder, UnixFileMode.None);
        var lint = RunWithoutPrivileges("lint");
        File.SetUnixFileMode(folder, All);
        Assert.Equal(3, lint.ExitCode);
        Assert.Contains("home/claw: not read: no permission", lint.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void That_the_home_of_somebody_else_is_closed_is_as_it_should_be()
    {
        machine.Folder.Write("machine/home/other/.config/systemd/user/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node openclaw/dist/index.js\n");
        Close("home/other");
        var own = RunWithoutPrivileges("lint", "--home", "/home/claw");
        var both = RunWithoutPrivileges("lint", "--home", "/home/other");
        Open("home/other");
        Assert.Equal(1, own.ExitCode);
        Assert.DoesNotContain("other", own.Output + own.Error, StringComparison.Ordinal);
        Assert.Equal(3, both.ExitCode);
        Assert.Contains("home/other: not read: no permission", both.Output, StringComparison.Ordinal);
    }

    // Of whomever the service runs as: what it reads late is a part of what is judged.
    [SkippableTheory]
    [InlineData("home/other", "home/other: not read: no permission to look into it")]
    [InlineData("home/other/.openclaw/.env", "home/other/.openclaw/.env: not read: no permission to read it")]
    [InlineData("home/other/.openclaw/openclaw.json", "home/other/.openclaw/openclaw.json: not read: no permission to read it")]
    [InlineData("srv/app/.env", "srv/app/.env: not read: no permission to read it")]
    public void A_file_that_a_service_reads_late_is_named_where_it_cannot_be_read(string closed, string expected)
    {
        machine.Folder.Write("machine/etc/passwd", "root:x:0:0::/root:/bin/sh\nclaw:x:1000:1000::/home/claw:/bin/sh\nother:x:1001:1001::/home/other:/bin/sh\n");
        machine.Folder.Write("machine/etc/systemd/system/openclaw-gateway.service", "[Service]\nUser=other\nWorkingDirectory=/srv/app\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js\n");
        machine.Folder.Write("machine/home/other/.openclaw/.env", "HTTPS_PROXY=http://p:1\n");
        machine.Folder.Write("machine/home/other/.openclaw/openclaw.json", "{}\n");
        machine.Folder.Write("machine/srv/app/.env", "HTTPS_PROXY=http://p:1\n");
        Close(closed);
        var text = RunWithoutPrivileges("lint", "--home", "/home/claw");
        var json = RunWithoutPrivileges("lint", "--home", "/home/claw", "--format", "json");
        var build = RunWithoutPrivileges("lint", "--home", "/home/claw", "--format", "msbuild");
        Open(closed);
        Assert.Equal((3, 3, 3), (text.ExitCode, json.ExitCode, build.ExitCode));
        Assert.Contains(expected, text.Output, StringComparison.Ordinal);
        Assert.Contains($"\"path\": \"{closed}\"", json.Output[json.Output.IndexOf("\"unreadable\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains(expected.Replace(": not", ": error: not", StringComparison.Ordinal) + "\n", build.Output, StringComparison.Ordinal);
    }

    private void Close(string path)
    {
        File.SetUnixFileMode(machine.Folder.Path, All);
        File.SetUnixFileMode(Path.Combine(machine.Root, path), UnixFileMode.None);
    }

    private void Open(string path) => File.SetUnixFileMode(Path.Combine(machine.Root, path), All);

    private CommandRun RunWithoutPrivileges(string command, params string[] arguments)
    {
        const int Nobody = 65534;
        string[] all = [command, "--root", machine.Root, .. arguments];
        if (!Environment.IsPrivilegedProcess)
        {
            return BuiltProgram.Run(all, machine.Folder.Path);
        }

        OtherUser.Require();
        return OtherUser.RunAs(Nobody, machine.Folder.Path, all);
    }
}
