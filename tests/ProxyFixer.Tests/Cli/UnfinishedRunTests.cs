using System.Text.RegularExpressions;
using ProxyFixer.Backups;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Cli;

/// <summary>What the commands do after a run that was killed between its last rename and its closing record.</summary>
public sealed class UnfinishedRunTests : IDisposable
{
    private const string Unit = "~/.config/systemd/user/openclaw-gateway.service";
    private readonly FakeMachine machine = new();
    private readonly string before;

    public UnfinishedRunTests()
    {
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.Write("/etc/a.env", "A=1\n");
        machine.Write("/etc/b.env", "B=1\n");
        before = DiskTree.Describe(machine.Root);
        RunAndKill();
    }

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Lint_says_it_and_commands_that_write_refuse()
    {
        var lint = machine.Run("lint");
        Assert.Contains("was not finished", lint.Error, StringComparison.Ordinal);
        Assert.Contains("proxyfixer restore --unfinished", lint.Error, StringComparison.Ordinal);

        var mixed = DiskTree.Describe(machine.Root);
        foreach (var run in new[] { machine.Run("set", Unit.Replace("~", "/home/claw", StringComparison.Ordinal), "X=1"), Restore(), Restore("--prune") })
        {
            Assert.Equal(3, run.ExitCode);
        }

        Assert.Equal(mixed, DiskTree.Describe(machine.Root));
    }

    [Fact]
    public void It_is_undone_once_and_then_settled()
    {
        var settled = Restore("--unfinished");
        Assert.Equal(0, settled.ExitCode);
        Assert.Contains("put back etc/a.env\n", settled.Output, StringComparison.Ordinal);
        Assert.Contains("every file is as it was before it", settled.Output, StringComparison.Ordinal);
        Assert.Equal(before, DiskTree.Describe(machine.Root));
        Assert.Equal("No run is unfinished.\n", Restore("--unfinished").Output);
        Assert.Equal(["lock", "objects"], Directory.GetFileSystemEntries(machine.Backups).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_somebody_else_changed_meanwhile_stays_until_it_is_forced()
    {
        machine.Write("/etc/a.env", "A=mine\n");

        var settled = Restore("--unfinished");

        Assert.Equal(3, settled.ExitCode);
        Assert.Contains("left as it is: etc/a.env", settled.Output, StringComparison.Ordinal);
        Assert.Equal(("A=mine\n", "B=1\n"), (machine.Read("/etc/a.env"), machine.Read("/etc/b.env")));
        var id = settled.Output.Split("proxyfixer restore ")[1].Split(' ')[0];
        Assert.Equal(3, Restore(id).ExitCode);

        var forced = Restore(id, "--force");
        Assert.Equal(0, forced.ExitCode);
        Assert.Equal("A=1\n", machine.Read("/etc/a.env"));
        var kept = forced.Output.Split("proxyfixer restore ")[1].Split(' ')[0];
        Assert.Equal(0, Restore(kept).ExitCode);
        Assert.Equal("A=mine\n", machine.Read("/etc/a.env"));
    }

    // On another disk, to which the machine was copied after the kill, any file may have the number that the record gives the former one.
    [Fact]
    public void New_file_that_has_the_inode_of_the_record_by_chance_does_not_stay()
    {
        var beside = Directory.GetFiles(machine.Real("/etc"), ".proxyfixer-*").Single(file => File.ReadAllText(file) == "A=1\n");
        File.WriteAllText(beside, "A=2\n");
        machine.Write("/etc/a.env", "A=1\n");
        var journal = Path.Combine(machine.Backups, "journal");
        var identity = Posix.Status(beside, follow: false)!.Identity;
        File.WriteAllText(journal, ManifestChecksum.Add(Regex.Replace(ManifestChecksum.Take(File.ReadAllText(journal)), "\"identity\": \"[^\"]*\"", $"\"identity\": \"{identity}\"")));

        Assert.Equal(0, Restore("--unfinished").ExitCode);
        Assert.Equal(before, DiskTree.Describe(machine.Root));
    }

    [Fact]
    public void Wait_for_another_run_ends_when_the_user_ends_it()
    {
        var store = new BackupStore(machine.Backups);
        using var other = store.Lock(default);
        Assert.Throws<OperationCanceledException>(() => store.Lock(new CancellationToken(canceled: true)));
    }

    // The state of the disk in the middle of a run, brought back after its end.
    private void RunAndKill()
    {
        var files = new MachineFiles(machine.Root);
        var home = Path.GetDirectoryName(machine.Root)!;
        var writer = new PatchWriter(files, new(machine.Backups), TimeProvider.System);
        Assert.Throws<ProxyFixerException>(() => writer.Write([Edit(files, "/etc/a.env", "A=2\n"), Edit(files, "/etc/b.env", "B=2\n")], () =>
        {
            ExternalTool.Run("cp", ["-a", home, home + "-killed"], "/");
            return "it was killed";
        }));
        Directory.Delete(home, recursive: true);
        Directory.Move(home + "-killed", home);
        Assert.Equal("A=2\n", machine.Read("/etc/a.env"));
    }

    private CommandRun Restore(params string[] arguments) => CommandRun.Of(["restore", .. arguments], Path.GetDirectoryName(machine.Root)!);

    private static FilePatch Edit(MachineFiles files, string path, string after) => new(path, files.Read(path), SourceText.FromString(path, after), []);
}
