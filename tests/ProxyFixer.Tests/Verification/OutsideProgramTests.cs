using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Tests.Cli;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Verification;

namespace ProxyFixer.Tests.Verification;

/// <summary>Programs of the machine are asked about what was written, never with more rights than their owner has.</summary>
public sealed class OutsideProgramTests : IDisposable
{
    private const UnixFileMode Open = (UnixFileMode)0x1ED;
    private readonly ReportedMachine machine = new();

    public OutsideProgramTests() => File.SetUnixFileMode(machine.Folder.Path, Open);

    public void Dispose() => machine.Dispose();

    [SkippableFact]
    public void Fix_that_node_does_not_accept_is_taken_back_to_the_byte()
    {
        ExternalTool.Require("sh");
        var path = Plant("grep -q Origin \"$2\" || exit 0\necho 'SyntaxError: no, API_KEY=hunter2 is wrong' >&2\nexit 1\n");

        var run = CommandRun.Of(["fix", "--yes", "--root", machine.Root], machine.Folder.Path, Environment(path));

        Assert.True(run.ExitCode == 3, run.Output + run.Error);
        Assert.Contains($"node --check does not accept {ReportedMachine.Provider}: SyntaxError: no, *** is wrong", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableFact]
    public void What_node_said_before_the_change_too_is_no_reason()
    {
        ExternalTool.Require("sh");
        var path = Plant("echo 'SyntaxError: too old' >&2\nexit 1\n");

        var run = CommandRun.Of(["fix", "--yes", "--verbose", "--root", machine.Root], machine.Folder.Path, Environment(path));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("node --check says the same as before the change: SyntaxError: too old", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("exit 0\n")]
    [InlineData("exit 127\n")]
    [InlineData("kill -9 $$\n")]
    [InlineData("yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >&2\n")]
    public void Node_that_gives_no_answer_hinders_nothing(string script)
    {
        ExternalTool.Require("sh");
        var run = CommandRun.Of(["fix", "--yes", "--root", machine.Root], machine.Folder.Path, Environment(Plant(script)));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.True(machine.Has(ReportedMachine.DropIn));
    }

    [SkippableFact]
    public void Real_node_accepts_the_fix()
    {
        ExternalTool.Require("node");
        var run = CommandRun.Of(
            ["fix", "--yes", "--verbose", "--root", machine.Root], machine.Folder.Path, Environment(System.Environment.GetEnvironmentVariable("PATH")!));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("not checked with node", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Node_of_a_user_is_never_run_as_root()
    {
        OtherUser.Require();
        var path = PlantRecorder("123450", own: true);

        var run = CommandRun.Of(["fix", "--yes", "--root", machine.Root], machine.Folder.Path, Environment(path));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(["12345 65534 65534", "12345 65534 65534"], Ran());
    }

    [SkippableFact]
    public void Node_of_root_is_run_as_the_owner_of_the_file()
    {
        OtherUser.Require();
        var path = PlantRecorder("root", own: false);
        OtherUser.Give(Path.Combine(machine.Root, ReportedMachine.Provider));

        var run = CommandRun.Of(["fix", "--yes", "--root", machine.Root], machine.Folder.Path, Environment(path));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(["12345 65534 65534", "12345 65534 65534"], Ran());
        Assert.Equal("12345:12345 644", OtherUser.Stat(Path.Combine(machine.Root, ReportedMachine.Provider)));
    }

    [SkippableFact]
    public void Node_of_one_user_is_not_run_for_a_file_of_another()
    {
        OtherUser.Require();
        var path = PlantRecorder("two", own: true);
        OtherUser.Give(Path.Combine(machine.Root, ReportedMachine.Provider), 12346);

        var run = CommandRun.Of(["fix", "--yes", "--verbose", "--root", machine.Root], machine.Folder.Path, Environment(path));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains(ReportedMachine.Provider + " was not checked with node --check", run.Error, StringComparison.Ordinal);
        Assert.Empty(Ran());
    }

    [SkippableFact]
    public void Node_that_anybody_could_replace_is_not_run_as_root()
    {
        OtherUser.Require();
        var path = PlantRecorder("open", own: false);
        File.SetUnixFileMode(path, Open | UnixFileMode.OtherWrite);

        var run = CommandRun.Of(["fix", "--yes", "--root", machine.Root], machine.Folder.Path, Environment(path));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Empty(Ran());
    }

    [SkippableFact]
    public void Program_below_another_root_is_never_run()
    {
        ExternalTool.Require("sh");
        var record = Path.Combine(machine.Folder.Path, "ran");
        var node = machine.Folder.Write("machine/usr/bin/node", $"#!/bin/sh\nid -u >> {record}\n");
        File.SetUnixFileMode(node, Open);

        var run = CommandRun.Of(["fix", "--yes", "--root", machine.Root], machine.Folder.Path);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.False(File.Exists(record));
    }

    [SkippableFact]
    public void Program_that_takes_too_long_is_ended_with_all_it_started()
    {
        ExternalTool.Require("setsid");
        var alive = Path.Combine(machine.Folder.Path, "alive");
        var start = DateTime.UtcNow;

        Assert.Null(ChildProcess.Run(
            ["/usr/bin/setsid", "/bin/sh", "-c", $"(sleep 4; echo > {alive}) & sleep 60"], Environment("/usr/bin:/bin"), TimeSpan.FromSeconds(1)));

        Assert.True(DateTime.UtcNow - start < TimeSpan.FromSeconds(20));
        Thread.Sleep(5000);
        Assert.False(File.Exists(alive));
    }

    [SkippableTheory]
    [InlineData("/etc/systemd/system/openclaw-x.service")]
    [InlineData("/home/claw/.config/systemd/user/openclaw-x.service")]
    public void Systemd_complains_about_what_is_new_in_the_touched_unit_alone(string unit)
    {
        ExternalTool.Require("systemd-analyze");
        Skip.IfNot(Directory.Exists("/run/systemd"), "systemd does not run here");
        machine.Folder.Write("machine" + unit, "[Service]\nExecStart=/no/such/program\nOldMistake=1\n");
        var drop = unit + ".d/50.conf";
        var files = new MachineFiles(machine.Root);
        var patch = new FilePatch(drop, null, SourceText.FromString(drop, "[Service]\n"), []);
        var systemd = OutsidePrograms.None with { SearchPath = System.Environment.GetEnvironmentVariable("PATH") };
        var opinion = systemd.Opinions(() => files, []).Single(opinion => opinion.Knows(patch));
        var before = opinion.Ask(patch);
        Skip.If(before is null && !ExternalTool.IsContinuousIntegration, "systemd-analyze does not run here");

        machine.Folder.Write("machine" + drop, "[Service]\nEnvironment=A=1\n");
        Assert.Empty(opinion.Ask(patch)!.Value.Except(before!.Value));

        machine.Folder.Write("machine" + drop, "[Service]\n\nNewMistake=1\n");
        var complaint = Assert.Single(opinion.Ask(patch)!.Value.Except(before.Value));
        Assert.Equal("Unknown key 'NewMistake' in section [Service], ignoring.", complaint);
    }

    [Theory]
    [InlineData(13, "no permission")]
    [InlineData(28, "the disk is full")]
    [InlineData(30, "the file system is read-only")]
    [InlineData(122, "the disk quota is used up")]
    [InlineData(36, "the name is too long")]
    public void Reason_of_a_refusal_is_in_plain_words(int number, string words)
    {
        Assert.Equal("cannot write there: " + words, IoReason.Of(new DiskException("cannot write there", number)));
        Assert.Equal(words, IoReason.Of(new IOException("whatever '/proc/self/fd/72/.x'", number)));
        Assert.Equal(words, IoReason.Of(new UnauthorizedAccessException("Access to the path '/proc/self/fd/72/.x' is denied.", new IOException("x", number))));
    }

    [Fact]
    public void Reason_of_a_refusal_names_no_path_of_ours()
    {
        Assert.Equal("the file system refuses", IoReason.Of(new IOException("Could not do it: '/proc/self/fd/72/.x'.")));
        var refused = Assert.Throws<UnauthorizedAccessException>(() => File.OpenRead("/proc/self/task").Dispose());
        Assert.DoesNotContain("/proc", IoReason.Of(refused), StringComparison.Ordinal);
    }

    private string Plant(string script)
    {
        var node = machine.Folder.Write("bin/node", "#!/bin/sh\n[ \"$1\" = --check ] || exit 99\n" + script);
        File.SetUnixFileMode(node, Open);
        return Path.GetDirectoryName(node)!;
    }

    // Records user, group and all groups of each run.
    private string PlantRecorder(string name, bool own)
    {
        var log = machine.Folder.Write("log/" + name, "");
        File.SetUnixFileMode(log, (UnixFileMode)0x1B6);
        var bin = Plant($"echo $(id -u) $(id -g) $(id -G) >> {log}\n");
        if (own)
        {
            OtherUser.Give(bin);
        }

        return bin;
    }

    private string[] Ran() => [.. Directory.GetFiles(Path.Combine(machine.Folder.Path, "log")).SelectMany(File.ReadAllLines)];

    private Dictionary<string, string> Environment(string path) => new()
    {
        ["XDG_STATE_HOME"] = Path.Combine(machine.Folder.Path, "state"),
        ["HOME"] = machine.Folder.Path,
        ["PATH"] = path,
        ["NODE_OPTIONS"] = "--require=/nowhere.js",
    };
}
