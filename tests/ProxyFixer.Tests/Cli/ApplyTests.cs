using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary><c>apply</c>: what is left of a reviewed plan, on the very files it was made for, or nothing.</summary>
public sealed class ApplyTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_plan_is_applied_with_a_backup_and_the_commands_to_run()
    {
        MakePlan();
        var run = machine.Run("apply", "p.diff");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"created {ReportedMachine.DropIn}\nchanged {ReportedMachine.Provider}\nThe former files are kept as ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  systemctl --user daemon-reload\n  systemctl --user restart openclaw-gateway.service\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, machine.Run("lint").ExitCode);
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void An_applied_change_of_code_is_repeated_after_an_update()
    {
        var code = File.ReadAllBytes(Path.Combine(machine.Root, ReportedMachine.Provider));
        MakePlan();
        machine.Run("apply", "p.diff");
        File.WriteAllBytes(Path.Combine(machine.Root, ReportedMachine.Provider), code);
        Assert.Contains($"changed {ReportedMachine.Provider}", machine.Run("fix", "--reapply").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_for_programs_is_that_of_the_contract()
    {
        MakePlan();
        using var check = JsonDocument.Parse(machine.Run("apply", "p.diff", "--check", "--format", "json").Output);
        using var report = JsonDocument.Parse(machine.Run("apply", "p.diff", "--format", "json").Output);
        Assert.Equal(JsonValueKind.Null, check.RootElement.GetProperty("backup").ValueKind);
        Assert.Equal(JsonValueKind.String, report.RootElement.GetProperty("backup").ValueKind);
        Assert.Equal(check.RootElement.GetProperty("changed").GetRawText(), report.RootElement.GetProperty("changed").GetRawText());
        Assert.Equal(["create", "edit"], report.RootElement.GetProperty("changed").EnumerateArray().Select(file => file.GetProperty("action").GetString()));
        Assert.Equal(2, report.RootElement.GetProperty("advice").GetArrayLength()); // read the drop-in, and start anew
        Assert.Equal(0, report.RootElement.GetProperty("skipped").GetArrayLength());
    }

    [Fact]
    public void A_file_that_was_taken_out_of_the_plan_is_named_with_its_rule()
    {
        var plan = MakePlan();
        machine.Folder.Write("p.diff", plan[..plan.IndexOf("--- /dev/null", StringComparison.Ordinal)] + plan[plan.IndexOf("# file: usr", StringComparison.Ordinal)..]);
        var check = machine.Run("apply", "p.diff", "--check");
        Assert.Equal(0, check.ExitCode);
        var run = machine.Run("apply", "p.diff");
        Assert.Equal(1, run.ExitCode);
        var left = $"not fixed: PXF0101 in {ReportedMachine.Unit}: its change was taken out of the plan or edited\n";
        Assert.Contains(left, check.Output, StringComparison.Ordinal);
        Assert.Contains(left, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("daemon-reload", run.Output, StringComparison.Ordinal);
        Assert.False(machine.Has(ReportedMachine.DropIn));
        Assert.Equal(0, machine.Run("apply", "p.diff", "--fail-on", "never").ExitCode);
    }

    [Fact]
    public void A_line_that_was_edited_is_applied_as_it_reads_now()
    {
        var plan = MakePlan();
        machine.Folder.Write("p.diff", plan.Replace("+Environment=", "+# Reviewed by Ada.\n+Environment=", StringComparison.Ordinal).Replace("Chrome/156.0.0.0", "Chrome/155.0.0.0", StringComparison.Ordinal));
        var run = machine.Run("apply", "p.diff");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("taken out of the plan, or edited: what it changed for PXF0101, PXF0401\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("[Service]\n# Reviewed by Ada.\nEnvironment=NODE_USE_ENV_PROXY=1\n", File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.DropIn)));
        Assert.Contains("Chrome/155.0.0.0", File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.Provider)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportedMachine.Provider, " has changed since the plan was made\n")]
    [InlineData(ReportedMachine.Unit, " has changed since the plan was judged from it\n")]
    public void A_file_that_changed_between_check_and_apply_stops_all(string path, string reason)
    {
        MakePlan();
        Assert.Equal(0, machine.Run("apply", "p.diff", "--check").ExitCode);
        File.AppendAllText(Path.Combine(machine.Root, path), "\n# later\n");
        var before = machine.Now;
        foreach (var run in new[] { machine.Run("apply", "p.diff", "--check"), machine.Run("apply", "p.diff") })
        {
            Assert.Equal((3, ""), (run.ExitCode, run.Output));
            Assert.Contains(path + reason, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, machine.Now);
        Assert.False(machine.HasBackup);
    }

    [Fact]
    public void A_new_file_that_is_there_by_now_stops_all()
    {
        MakePlan();
        machine.Folder.Write("machine/" + ReportedMachine.DropIn, "[Service]\n");
        var before = machine.Now;
        var run = machine.Run("apply", "p.diff");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains(ReportedMachine.DropIn + " is there by now", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, machine.Now);
    }

    [Fact]
    public void What_is_applied_in_part_is_completed()
    {
        var plan = MakePlan();
        machine.Folder.Write("half.diff", plan[..plan.IndexOf("# file: usr", StringComparison.Ordinal)]);
        Assert.Equal(1, machine.Run("apply", "half.diff").ExitCode);
        var run = machine.Run("apply", "p.diff");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"already applied: {ReportedMachine.DropIn}\nchanged {ReportedMachine.Provider}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_patch_is_refused_also_without_its_notice()
    {
        machine.Folder.Write("machine/home/claw/.env", "PROXY_PASSWORD=geheim1\nNODE_USE_ENV_PROXY=0\nB=2\n");
        var masked = machine.Run("set", "home/claw/.env", "NODE_USE_ENV_PROXY=1", "--dry-run").Output;
        machine.Folder.Write("masked.diff", masked);
        var run = machine.Run("apply", "masked.diff");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("masked.diff:1: this patch is for reading", run.Error, StringComparison.Ordinal);

        machine.Folder.Write("bare.diff", masked[(masked.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        var bare = machine.Run("apply", "bare.diff");
        Assert.Equal(3, bare.ExitCode);
        Assert.Contains("line 5 expects 'PROXY_PASSWORD=***' at line 1 of the file, where something else is hidden (--reveal shows both)", bare.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim1", bare.Error + bare.Output, StringComparison.Ordinal);
        Assert.Contains("geheim1", machine.Run("apply", "bare.diff", "--reveal").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_below_a_root_is_refused_without_one()
    {
        MakePlan();
        var run = CommandRun.Of(["apply", "p.diff"], machine.Folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("made with --root", run.Error, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Theory]
    [InlineData("place", "# base: {0}/place\n", "a/gateway.env")]
    [InlineData("elsewhere", "# base: /\n", "a{0}/place/gateway.env")]
    public void A_plan_of_this_machine_reaches_its_files_from_every_folder(string made, string home, string name)
    {
        var file = machine.Folder.Write("place/gateway.env", "A=1\nNODE_USE_ENV_PROXY=0\n");
        machine.Folder.Write("elsewhere/gateway.env", "A=1\nNODE_USE_ENV_PROXY=0\n");
        machine.Folder.Write("third/gateway.env", "A=1\nNODE_USE_ENV_PROXY=0\n");
        var plan = CommandRun.Of(["set", file, "NODE_USE_ENV_PROXY=1", "--dry-run", "--output", "../p.diff"], Folder(made));
        Assert.Equal(1, plan.ExitCode);
        var text = File.ReadAllText(Folder("p.diff"));
        Assert.Contains(home.Replace("{0}", machine.Folder.Path, StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Contains($"--- {name.Replace("{0}", machine.Folder.Path, StringComparison.Ordinal)}\n", text, StringComparison.Ordinal);

        var run = CommandRun.Of(["apply", "../p.diff", "--home", Folder("third"), "--fail-on", "never"], Folder("third"));
        Assert.True(File.ReadAllText(file).EndsWith("=1\n", StringComparison.Ordinal), run.Error);
        Assert.EndsWith("=0\n", File.ReadAllText(Folder("elsewhere/gateway.env")), StringComparison.Ordinal);
        Assert.EndsWith("=0\n", File.ReadAllText(Folder("third/gateway.env")), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_kept_and_lead_nowhere_outside_the_root()
    {
        var outside = machine.Folder.Write("outside/f", "a\n");
        machine.Folder.Write("machine/real/f", "a\n");
        machine.Folder.Link("machine/link", "/real/f");
        machine.Folder.Link("machine/out", machine.Folder.Path + "/outside");
        machine.Folder.Write("p.diff", "--- a/link\n+++ b/link\n@@ -1 +1 @@\n-a\n+b\n");
        Assert.Equal(0, machine.Run("apply", "p.diff", "--fail-on", "never").ExitCode);
        Assert.Equal("/real/f", new FileInfo(Path.Combine(machine.Root, "link")).LinkTarget);
        Assert.Equal("b\n", File.ReadAllText(Path.Combine(machine.Root, "real/f")));

        machine.Folder.Write("p.diff", "--- a/out/f\n+++ b/out/f\n@@ -1 +1 @@\n-a\n+b\n");
        Assert.Equal(3, machine.Run("apply", "p.diff").ExitCode);
        Assert.Equal("a\n", File.ReadAllText(outside));
    }

    [Fact]
    public void Mode_is_kept_and_a_folder_or_a_missing_file_is_refused_by_name()
    {
        var file = machine.Folder.Write("machine/f", "a\n");
        File.SetUnixFileMode(file, (UnixFileMode)0x1A0);
        machine.Folder.Write("p.diff", "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n--- a/etc\n+++ b/etc\n@@ -1 +1 @@\n-a\n+b\n--- a/gone\n+++ b/gone\n@@ -1 +1 @@\n-a\n+b\n");
        var run = machine.Run("apply", "p.diff");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("  etc is no regular file\n  gone is not there\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("a\n", File.ReadAllText(file));

        machine.Folder.Write("p.diff", "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n");
        Assert.Equal(0, machine.Run("apply", "p.diff", "--fail-on", "never").ExitCode);
        Assert.Equal((UnixFileMode)0x1A0, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_patch_that_cannot_be_read_is_named()
    {
        Assert.Equal(3, machine.Run("apply", "nowhere.diff").ExitCode);
        Assert.Contains("nowhere.diff was not read: no such file", machine.Run("apply", "nowhere.diff").Error, StringComparison.Ordinal);
        Assert.Equal(3, machine.Run("apply", ".").ExitCode);
        Assert.Equal(2, machine.Run("apply", "").ExitCode);
        Assert.Equal(2, machine.Run("apply").ExitCode);
    }

    [Fact]
    public async Task A_patch_comes_from_standard_input()
    {
        var plan = MakePlan();
        using var process = BuiltProgram.Start(["apply", "-", "--root", machine.Root], machine.Folder.Path);
        await process.StandardInput.WriteAsync(plan);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        Assert.Contains("created ", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await error));
        Assert.True(machine.Has(ReportedMachine.DropIn));
    }

    [Fact]
    public void A_huge_patch_takes_no_minutes()
    {
        var lines = Enumerable.Range(0, 400_000).Select(i => $"line {i} of a long file\n").ToArray();
        machine.Folder.Write("machine/f", string.Concat(lines));
        var hunks = Enumerable.Range(0, 100_000).Select(i => $"@@ -{4 * i + 1},4 +{4 * i + 1},4 @@\n {lines[4 * i]}-{lines[4 * i + 1]}+other\n {lines[4 * i + 2]} {lines[4 * i + 3]}");
        machine.Folder.Write("p.diff", "--- a/f\n+++ b/f\n" + string.Concat(hunks));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, machine.Run("apply", "p.diff", "--fail-on", "never").ExitCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(lines.Select((line, i) => i % 4 == 1 ? "other\n" : line), File.ReadAllLines(Path.Combine(machine.Root, "f")).Select(line => line + "\n"));
    }

    private string Folder(string path)
    {
        var real = Path.Combine(machine.Folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        return real;
    }

    private string MakePlan()
    {
        Assert.Equal(1, machine.Run("diff", "--output", "p.diff").ExitCode);
        return File.ReadAllText(Path.Combine(machine.Folder.Path, "p.diff"));
    }
}
