using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Patches;

/// <summary>Changed code over the years: updates that replace it, <c>fix --reapply</c>, stores with hard links, inventories.</summary>
public sealed class LifetimeTests : IDisposable
{
    private const string OpenClaw = "/usr/lib/node_modules/openclaw";
    private const string Package = OpenClaw + "/node_modules/@mariozechner/pi-ai";
    private const string Code = Package + "/" + FakeMachine.Provider;
    private const int Limit = 200 * 1024; // bytes; ulimit counts in blocks of 1024
    private readonly FakeMachine machine = new();

    public LifetimeTests()
    {
        machine.AddOpenClaw(OpenClaw);
        machine.AddProvider(Package);
    }

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Lint_says_that_an_update_replaced_the_patched_file_and_reapply_repeats_the_change()
    {
        Assert.DoesNotContain("replaced", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
        Assert.Equal(0, Fix("--yes").ExitCode);
        machine.AddOpenClaw(OpenClaw, "2026.3.31");
        machine.AddProvider(Package, version: "0.64.0", shape: "S5");

        Assert.Contains("The update replaced the patched file (it was @mariozechner/pi-ai@0.57.1)", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
        Assert.Equal(0, Fix("--reapply").ExitCode);

        Assert.Contains("https://chatgpt.com", machine.Read(Code), StringComparison.Ordinal);
        Assert.Empty(machine.LintHeaders());
        Assert.Contains("Nothing was changed", Fix("--reapply").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Reinstall_of_the_same_version_is_told_too()
    {
        Fix("--yes");
        machine.AddProvider(Package);

        Assert.Contains("A reinstall or update replaced the patched file", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_put_back_by_restore_is_not_repeated()
    {
        Fix("--yes");
        machine.Restore();

        Assert.DoesNotContain("replaced", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
        Assert.Equal(1, Fix("--reapply").ExitCode);
        Assert.Equal(FakeMachine.Shape("S4"), machine.Read(Code));
    }

    [Fact]
    public void What_was_never_reviewed_is_said_to_be_so()
    {
        Assert.Contains($"not fixed: PXF0401 in {Code[1..]}: this change was not reviewed before; proxyfixer fix shows it\n", Fix("--reapply").Output, StringComparison.Ordinal);
        Assert.Contains("this change was not reviewed before", machine.Run("guard", "--reapply").Output, StringComparison.Ordinal);
        Assert.Contains(": not accepted\n", machine.Type("nq", "fix", "--select", "PXF0401").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_header_values_are_asked_about_or_refused()
    {
        Fix("--yes");
        machine.AddProvider(Package);
        machine.Write("/settings.yaml", "headers: { Accept-Language: de }\n");
        var settings = machine.Real("/settings.yaml");

        var refused = Fix("--reapply", "--config", settings);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("other header values", refused.Error, StringComparison.Ordinal);
        Assert.Equal(FakeMachine.Shape("S4"), machine.Read(Code));

        Assert.Equal(0, machine.Type("yy", "fix", "--select", "PXF0401", "--reapply", "--config", settings).ExitCode);
        Assert.Contains("\"de\"", machine.Read(Code), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_would_be_changed_in_another_way_than_the_reviewed_one_stays_and_is_named()
    {
        Fix("--yes");
        machine.AddProvider(Package, version: "0.42.3", shape: "S2");

        var run = Fix("--reapply");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("was changed before, and would have to be changed in another way now: it stays as it is", run.Error, StringComparison.Ordinal);
        Assert.Contains(": this change is another one than was reviewed before\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(FakeMachine.Shape("S2"), machine.Read(Code));
    }

    [Fact]
    public void Code_that_needs_no_change_any_more_is_told()
    {
        Fix("--yes");
        machine.Write(Code, FakeMachine.Shape("S5.patched"));

        var run = Fix("--reapply");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("proxyfixer: upstream fixed it: this patch can go: nothing is found in usr/lib/node_modules/openclaw/", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drop_in_that_is_lost_is_made_again_as_it_was_reviewed_and_told_when_a_release_needs_it_no_more()
    {
        const string dropIn = "~/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf";
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", $"[Service]\nExecStart=/usr/bin/node {OpenClaw}/dist/index.js gateway\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n");
        CommandRun Reapply() => machine.Run("fix", "--reapply", "--select", "PXF0101");
        Assert.Equal(0, machine.Run("fix", "--yes", "--select", "PXF0101").ExitCode);
        var reviewed = machine.Read(dropIn);
        Assert.Equal("", Reapply().Error);
        File.Delete(machine.Real(dropIn));
        Assert.Equal((0, ""), (Reapply().ExitCode, Reapply().Error));
        Assert.Equal(reviewed, machine.Read(dropIn));

        machine.AddOpenClaw(OpenClaw, "2026.6.1");
        var run = Reapply();
        Assert.Contains("this patch can go: nothing would be found without the change of home/claw/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf", run.Error, StringComparison.Ordinal);
        Assert.Equal(reviewed, machine.Read(dropIn));
    }

    [Fact]
    public void File_of_an_unknown_form_stays_and_is_named()
    {
        Fix("--yes");
        machine.Write(Code, "export function h(a, b) { if (b) { var x = new Headers(a), y = 1; x.set('chatgpt-account-id', b); return x } }\n");
        var before = machine.Read(Code);

        var run = Fix("--reapply");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not fixed: PXF0401", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, machine.Read(Code));
    }

    [Fact]
    public void What_was_never_changed_is_left_alone_by_reapply()
    {
        Fix("--yes");
        machine.AddProvider(Package);
        machine.AddProvider("/usr/local/lib/node_modules/@mariozechner/pi-ai");

        Assert.Equal(1, Fix("--reapply").ExitCode);

        Assert.Contains("https://chatgpt.com", machine.Read(Code), StringComparison.Ordinal);
        Assert.Equal(FakeMachine.Shape("S4"), machine.Read("/usr/local/lib/node_modules/@mariozechner/pi-ai/" + FakeMachine.Provider));
    }

    [Fact]
    public void New_hash_in_the_name_of_a_chunk_is_the_same_place()
    {
        machine.AddOpenClaw(OpenClaw, "2026.6.1");
        var old = machine.Write(OpenClaw + "/dist/openai-transport-stream-Aa_1-b.js", FakeMachine.Shape("S14"));
        Fix("--yes");
        File.Delete(old);
        machine.AddOpenClaw(OpenClaw, "2026.6.11");
        machine.Write(OpenClaw + "/dist/openai-transport-stream-Zz.js", FakeMachine.Shape("S14"));

        Assert.Contains(machine.LintHeaders(), line => line.Contains("The update replaced the patched file (it was openclaw@2026.6.1)", StringComparison.Ordinal));
        Fix("--reapply");
        Assert.Equal(FakeMachine.Shape("S14.patched").Replace("Chrome/140", "Chrome/156", StringComparison.Ordinal), machine.Read(OpenClaw + "/dist/openai-transport-stream-Zz.js"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_put_back_is_not_repeated_though_an_older_fix_made_it_too(bool isPruned)
    {
        var original = machine.Read(Code);
        Fix("--yes");
        machine.Write(Code, original);
        Fix("--yes");
        Assert.Equal(0, machine.Restore().ExitCode);
        if (isPruned)
        {
            machine.Restore("--prune");
        }

        Assert.DoesNotContain(machine.LintHeaders(), line => line.Contains("replaced the patched file", StringComparison.Ordinal));
        Fix("--reapply");
        Assert.Equal(original, machine.Read(Code));

        // What a restore of the restore brings back is in force again, and so is a new fix.
        if (!isPruned)
        {
            var newest = machine.Restore("--list").Output.Split([' ', '\n'])[0];
            Assert.Equal(0, machine.Restore(newest).ExitCode);
            Assert.NotEqual(original, machine.Read(Code));
            machine.Write(Code, original);
        }
        else
        {
            Fix("--yes");
            machine.Write(Code, original);
        }

        Assert.Contains(machine.LintHeaders(), line => line.Contains("replaced the patched file", StringComparison.Ordinal));
        Fix("--reapply");
        Assert.NotEqual(original, machine.Read(Code));
    }

    [Fact]
    public void A_fix_below_one_that_was_put_back_stays_in_force()
    {
        var original = machine.Read(Code);
        Fix("--yes");
        var mended = machine.Read(Code);
        machine.Write("/etc/environment", "A=0\n");
        Assert.Equal(0, machine.Run("set", "/etc/environment", "A=1", "--kind", "etc-environment").ExitCode);
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(mended, machine.Read(Code));
        machine.Write(Code, original);
        Fix("--reapply");
        Assert.Equal(mended, machine.Read(Code));
    }

    [Fact]
    public void Backup_records_the_change_and_holds_no_code_but_the_kept_file()
    {
        Fix("--yes");

        var manifest = File.ReadAllText(Directory.GetFiles(machine.Backups, "manifest.json", SearchOption.AllDirectories).Single());

        foreach (var part in new[] { "@mariozechner/pi-ai", "0.57.1", "\"S4\"", "header:Accept-Language", "\"before\"", "\"after\"" })
        {
            Assert.Contains(part, manifest, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("new Headers", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.pnpm-store/v3/files/ab/cdef")]
    [InlineData("/root/.bun/install/cache/pi-ai/file.js")]
    public void Hard_link_into_a_store_is_broken_and_the_store_stays(string store)
    {
        var inStore = machine.Write(store, FakeMachine.Shape("S4"));
        var other = machine.Write("/other/project/file.js", "");
        File.Delete(machine.Real(Code));
        File.Delete(other);
        ExternalTool.Run("ln", [inStore, machine.Real(Code)], "/");
        ExternalTool.Run("ln", [inStore, other], "/");
        ExternalTool.Run("chmod", ["640", inStore], "/");

        Assert.Equal(0, Fix("--yes").ExitCode);

        Assert.Contains("https://chatgpt.com", machine.Read(Code), StringComparison.Ordinal);
        Assert.Equal(FakeMachine.Shape("S4"), File.ReadAllText(inStore));
        Assert.Equal(FakeMachine.Shape("S4"), File.ReadAllText(other));
        Assert.Equal(File.GetUnixFileMode(inStore), File.GetUnixFileMode(machine.Real(Code)));
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(FakeMachine.Shape("S4"), machine.Read(Code));
    }

    [Fact]
    public void No_stray_file_is_left_in_a_package_by_fix_and_restore()
    {
        var before = Files();
        Fix("--yes");
        Assert.Equal(before, Files());
        machine.Restore();
        Assert.Equal(before, Files());
    }

    [SkippableFact]
    public void No_stray_file_is_left_in_a_package_by_a_write_that_fails()
    {
        ExternalTool.Require("bash");
        var large = FakeMachine.Shape("S4") + "\n";
        large += "//" + new string('-', Limit - 100 - large.Length);
        machine.Write(Code, large);
        var before = Files();

        // Enough for the backup, too little for the new file; memory that .NET maps twice counts as a file, so it must not.
        Directory.CreateDirectory(machine.Backups);
        var run = ExternalTool.Run(
            "bash",
            ["-c", "trap '' XFSZ; ulimit -f 200; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"", "bash", .. BuiltProgram.Command, "fix", "--yes", "--select", "PXF0401", "--root", machine.Root, "--backup-dir", machine.Backups],
            machine.Root);

        Assert.Contains("nothing was changed", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(before, Files());
        Assert.Equal(large, machine.Read(Code));
    }

    [Fact]
    public void Change_of_a_file_that_the_inventory_holds_is_warned_of()
    {
        machine.AddOpenClaw(OpenClaw, "2026.9.6");
        machine.Write(OpenClaw + "/dist/openai-transport-stream-X.js", FakeMachine.Shape("S14"));

        Assert.Contains(machine.LintHeaders(), line => line.Contains("keeps a sha256 of each file in dist, which its updater compares", StringComparison.Ordinal));
    }

    private CommandRun Fix(params string[] arguments) => machine.Run("fix", ["--select", "PXF0401", .. arguments]);

    private string[] Files() => [.. Directory.EnumerateFiles(machine.Real(OpenClaw), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
