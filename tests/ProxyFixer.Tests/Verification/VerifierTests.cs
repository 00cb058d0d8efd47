using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Review;
using ProxyFixer.Rules;
using ProxyFixer.Tests.Cli;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Verification;

namespace ProxyFixer.Tests.Verification;

/// <summary>What was written is looked at again before it counts as done.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly FakeMachine machine = new();
    private readonly MachineFiles files;
    private readonly Host host;

    public VerifierTests() => (files, host) = (
        new(machine.Root), Host.Describe(machine.Root, null, ImmutableSortedDictionary<string, string>.Empty, "/", TimeProvider.System));

    public void Dispose() => machine.Dispose();

    [Fact]
    public void File_that_holds_the_patch_is_accepted()
    {
        var patch = Edit("~/.openclaw/.env", "A=1\n", "A=2\n");
        machine.Write("~/.openclaw/.env", "A=2\n");
        Assert.Null(Check(patch));
    }

    [Fact]
    public void File_that_somebody_else_wrote_meanwhile_is_named()
    {
        var patch = Edit("~/.openclaw/.env", "A=1\n", "A=2\n");
        machine.Write("~/.openclaw/.env", "A=3\n");
        Assert.Equal("home/claw/.openclaw/.env does not hold what was written: something else wrote to it at the same time", Check(patch));
    }

    [Fact]
    public void File_that_vanished_is_named()
    {
        var patch = Edit("~/.openclaw/.env", "A=1\n", "A=2\n");
        File.Delete(machine.Real("~/.openclaw/.env"));
        Assert.StartsWith("home/claw/.openclaw/.env cannot be read again: ", Check(patch), StringComparison.Ordinal);
    }

    [Fact]
    public void Removed_file_must_be_gone()
    {
        machine.Write("~/.openclaw/.env", "A=1\n");
        var patch = new FilePatch("/home/claw/.openclaw/.env", files.Read("/home/claw/.openclaw/.env"), null, []);
        Assert.Equal("home/claw/.openclaw/.env is still there", Check(patch));
        File.Delete(machine.Real("~/.openclaw/.env"));
        Assert.Null(Check(patch));
    }

    [Fact]
    public void Syntax_error_that_a_patch_brings_is_named_with_its_line()
    {
        var patch = Edit("~/.openclaw/openclaw.json", "{ a: 1 }\n", "{ a: 1,\n  b: }\n");
        machine.Write("~/.openclaw/openclaw.json", "{ a: 1,\n  b: }\n");
        Assert.StartsWith("home/claw/.openclaw/openclaw.json has an error in line 2 that was not there before: ", Check(patch), StringComparison.Ordinal);
    }

    [Fact]
    public void Syntax_error_that_was_there_before_is_no_reason()
    {
        const string unit = "/etc/systemd/system/a.service";
        var patch = Edit(unit, "[Service]\nExecStart=/bin/true\nNoSuchKey=1\n", "[Service]\nEnvironment=A=1\nExecStart=/bin/true\nNoSuchKey=1\n");
        machine.Write(unit, patch.After!.Text);
        Assert.Null(Check(patch));
    }

    [Fact]
    public void Check_that_fails_puts_back_every_byte()
    {
        var (env, config) = (Edit("~/.openclaw/.env", "A=1\r\n", "A=2\r\n"), Edit("~/.openclaw/openclaw.json", "{ a: 1 }", "{ a: 2 }"));
        var drop = new FilePatch("/etc/systemd/system/a.service.d/50.conf", null, SourceText.FromString("/etc/systemd/system/a.service.d/50.conf", "[Service]\n"), []);
        machine.Write("/etc/other", "old\n");
        var before = DiskTree.Describe(machine.Root);
        var store = new BackupStore(machine.Backups);

        var failure = Assert.Throws<ProxyFixerException>(() => new PatchWriter(files, store, TimeProvider.System).Write([env, config, drop], () =>
        {
            Assert.Equal("A=2\r\n", machine.Read("~/.openclaw/.env"));
            return "it is not as it should be";
        }));

        Assert.Equal(3, failure.ExitCode);
        Assert.Contains("it is not as it should be", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, DiskTree.Describe(machine.Root));
    }

    // What the other writer wrote is his, and stays; everything else is as it was.
    [Fact]
    public void Fix_is_taken_back_where_another_file_changes_so_that_it_has_no_effect()
    {
        using var reported = new ReportedMachine();
        const string drops = "machine/home/claw/.config/systemd/user/openclaw-gateway.service.d/";
        reported.Folder.Write(drops + "10-own.conf", "[Service]\nEnvironment=A=1\n");
        var disk = Host.Describe(reported.Root, null, ImmutableSortedDictionary<string, string>.Empty, "/", TimeProvider.System);
        var pipeline = new Pipeline(disk, new([], null, null, null), new(() => RuleCatalog.All, new(["PXF01"], [], [])), new(Severity.Warning, Applicability.Safe));
        const string other = "[Service]\nEnvironment=NODE_USE_ENV_PROXY=0\n";
        var writer = new PatchWriter(disk.Files, new BackupStore(machine.Backups), new Meanwhile(() => reported.Folder.Write(drops + "90-later.conf", other)));

        var failure = Assert.Throws<ProxyFixerException>(() => pipeline.Fix(new AcceptEverything(), writer));

        Assert.Equal(3, failure.ExitCode);
        Assert.Contains("PXF0103 on openclaw-gateway.service is found now and was not before", failure.Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(reported.Folder.Path, drops, "90-later.conf"));
        Assert.Equal(["10-own.conf"], disk.Files.List("/home/claw/.config/systemd/user/openclaw-gateway.service.d"));
        Assert.Equal(disk.Files.Read("/" + ReportedMachine.Unit).Text, File.ReadAllText(Path.Combine(Repository.Root, "fixtures/reported-host/machine", ReportedMachine.Unit)));
    }

    private string? Check(params ImmutableArray<FilePatch> patches) => new Verifier(host, patches, OutsidePrograms.None, [], null).Check();

    private FilePatch Edit(string path, string before, string after)
    {
        var seen = machine.Write(path, before)[machine.Root.Length..];
        return new(seen, files.Read(seen), SourceText.FromString(seen, after), []);
    }

    // A backup is dated between the review and the first write.
    private sealed class Meanwhile(Action action) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            action();
            return base.GetUtcNow();
        }
    }
}
