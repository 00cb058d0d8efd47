using Newtonsoft.Json.Linq;

namespace ProxyFixer.Tests.Cli;

public sealed class RestoreTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void What_was_changed_after_the_fix_is_replaced_only_by_force()
    {
        machine.Run("fix", "--yes");
        File.AppendAllText(Path.Combine(machine.Root, ReportedMachine.Provider), "// by hand\n");
        var changed = machine.Now;

        var refused = machine.Restore();
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal(changed, machine.Now);

        Assert.Equal(0, machine.Restore("latest", "--force").ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void Only_runs_below_the_folder_asked_for_are_pruned()
    {
        machine.Run("fix", "--yes");
        Assert.Equal("", machine.Restore("--prune", "--keep", "0", "--root", "/").Output);
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(machine.Before, machine.Now);
        Assert.StartsWith("deleted ", machine.Restore("--prune", "--keep", "0", "--root", machine.Root).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--list and --prune exclude each other", "--list", "--prune", "--keep", "0")]
    [InlineData("--unfinished and --prune exclude each other", "--prune", "--keep", "0", "--unfinished")]
    [InlineData("--list and --unfinished exclude each other", "--unfinished", "--list")]
    [InlineData("--prune and ID exclude each other", "latest", "--prune", "--keep", "0")]
    public void One_run_does_one_thing(string said, params string[] arguments)
    {
        machine.Run("fix", "--yes");
        var run = machine.Restore(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"proxyfixer: {said}\n", run.Error);
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void Runs_are_undone_one_after_the_other()
    {
        machine.Run("fix", "--yes", "--select", "PXF0101");
        var between = machine.Now;
        machine.Run("fix", "--yes");
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(between, machine.Now);

        var again = machine.Restore();
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(between, machine.Now);
        var older = again.Output.Split("proxyfixer restore ")[1].Split(' ')[0];
        Assert.Equal(0, machine.Restore(older).ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void Restore_without_a_backup_says_so()
    {
        var none = machine.Restore();
        Assert.Equal(3, none.ExitCode);
        Assert.Contains("nothing to restore", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_run_is_that_of_the_root_that_is_named()
    {
        machine.Run("fix", "--yes");
        Directory.CreateDirectory(Path.Combine(machine.Folder.Path, "empty"));
        var other = machine.Restore("--root", Path.Combine(machine.Folder.Path, "empty"));
        Assert.Equal(3, other.ExitCode);
        Assert.Contains("nothing to restore", other.Error, StringComparison.Ordinal);
        Assert.Equal(0, machine.Restore("--root", machine.Root).ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void A_damaged_record_is_named_and_never_passed_over()
    {
        machine.Run("fix", "--yes", "--select", "PXF0101");
        machine.Run("fix", "--yes");
        var mended = machine.Now;
        var newest = machine.Restore("--list").Output.Split([' ', '\n'])[0];
        File.WriteAllText(Directory.GetFiles(machine.Folder.Path, "manifest.json", SearchOption.AllDirectories).Single(path => path.Contains(newest, StringComparison.Ordinal)), "{\"schema\": 2,");

        var run = machine.Restore();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"{newest} in ", run.Error, StringComparison.Ordinal);
        Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
        Assert.Equal(mended, machine.Now);
        Assert.Equal(3, machine.Restore("--list").ExitCode);
        Assert.Contains($"{newest} (damaged", machine.Restore("--list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_is_chosen_by_its_id()
    {
        machine.Run("fix", "--yes");
        var id = machine.Restore("--list").Output.Split([' ', '\n'])[0];
        Assert.Equal(2, machine.Restore("20000101T000000000Z-0000").ExitCode);
        Assert.Equal(0, machine.Restore(id).ExitCode);
        Assert.Equal(machine.Before, machine.Now);
        var again = machine.Restore(id);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Listing_tells_what_each_run_did()
    {
        Assert.Equal((0, ""), (machine.Restore("--list").ExitCode, machine.Restore("--list").Output));
        machine.Run("fix", "--yes");
        var lines = machine.Restore("--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith($" below {machine.Root}", lines[0], StringComparison.Ordinal);
        Assert.Equal([$"  created {ReportedMachine.DropIn}", $"  changed {ReportedMachine.Provider}"], lines[1..]);
        machine.Restore();
        Assert.Contains("(put back)", machine.Restore("--list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pruning_deletes_what_was_put_back()
    {
        machine.Run("fix", "--yes", "--select", "PXF0101");
        machine.Run("fix", "--yes");
        machine.Restore();
        var pruned = machine.Restore("--prune");
        Assert.Equal(0, pruned.ExitCode);
        Assert.StartsWith("deleted ", pruned.Output, StringComparison.Ordinal);
        Assert.Single(machine.Restore("--list").Output.Split('\n'), line => line.Length > 0 && line[0] != ' ');
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void Pruning_reports_for_programs_too()
    {
        machine.Run("fix", "--yes");
        machine.Restore();
        var pruned = JObject.Parse(machine.Restore("--prune", "--format", "json").Output);
        Assert.Equal(2, pruned["deleted"]!.Count());
        Assert.All(pruned["deleted"]!, run => Assert.False((bool)run["incomplete"]!));
        Assert.Equal(3, (int)pruned["contents"]!); // the drop-in after, the provider before and after
        Assert.Empty(pruned["damaged"]!);
        var file = Path.Combine(machine.Folder.Path, "pruned.json");
        Assert.Equal("", machine.Restore("--prune", "--format", "json", "--output", file).Output);
        Assert.Empty(JObject.Parse(File.ReadAllText(file))["deleted"]!);
    }

    [Fact]
    public void A_damaged_backup_is_refused()
    {
        machine.Run("fix", "--yes");
        var kept = Directory.GetFiles(Path.Combine(machine.Folder.Path, "state/proxyfixer/backups/objects"), "*", SearchOption.AllDirectories);
        Assert.Equal(3, kept.Length); // the drop-in after, the provider before and after
        Array.ForEach(kept, file => File.WriteAllText(file, "something else"));
        var mended = machine.Now;
        var run = machine.Restore();
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
        Assert.Equal(mended, machine.Now);
    }

    [Fact]
    public void Backups_are_for_their_owner_alone_and_where_the_user_wants_them()
    {
        var folder = Path.Combine(machine.Folder.Path, "elsewhere");
        machine.Run("fix", "--yes", "--backup-dir", folder);
        const UnixFileMode others = (UnixFileMode)0x3F;
        Assert.All(
            Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories),
            path => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & others));
        Assert.False(machine.HasBackup);
        Assert.Equal(0, machine.Restore("--backup-dir", folder).ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }
}
