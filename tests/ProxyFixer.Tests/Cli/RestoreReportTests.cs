using Newtonsoft.Json.Linq;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Cli;

/// <summary>What is said of runs that are put back, and of the command that does it.</summary>
public sealed class RestoreReportTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("latest")]
    [InlineData("ID")]
    public void A_run_that_is_put_back_already_is_told_to_programs_too(string which)
    {
        machine.Run("fix", "--yes");
        var id = machine.Restore("--list").Output.Split([' ', '\n'])[0];
        machine.Restore();
        var run = machine.Restore(which == "ID" ? id : which, "--format", "json");
        var report = JObject.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(report["changed"]!);
        Assert.Contains(id, (string)report["reason"]!, StringComparison.Ordinal);
        Assert.Contains("already", (string)report["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_put_back_has_no_reason_and_names_what_was_replaced()
    {
        machine.Run("fix", "--yes");
        var file = Path.Combine(machine.Root, ReportedMachine.Provider);
        File.AppendAllText(file, "// by hand\n");
        var replaced = ContentHash.Sha256(File.ReadAllBytes(file));
        var report = JObject.Parse(machine.Restore("--force", "--format", "json").Output);
        Assert.Null(report["reason"]);
        Assert.Equal(replaced, (string?)report["changed"]!.Single(one => (string?)one["path"] == ReportedMachine.Provider)["before"]);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Theory]
    [InlineData("fix", "--yes")]
    [InlineData("apply", "p.diff")]
    [InlineData("set", "home/claw/.env", "A=2")]
    public void The_command_that_puts_a_run_back_finds_it_where_it_is_kept(params string[] command)
    {
        machine.Folder.Write("machine/home/claw/.env", "A=1\n");
        var before = machine.Now;
        CommandRun.Of(["diff", "--root", machine.Root, "--output", "p.diff"], machine.Folder.Path);
        var run = machine.Run([.. command, "--backup-dir", "of my own"]);
        var words = run.Output.Split("proxyfixer restore --backup-dir 'of my own' ")[1].Split(' ')[0];
        Assert.Equal(0, machine.Restore("--backup-dir", "of my own", words).ExitCode);
        Assert.Equal(before, machine.Now);
        Assert.Equal(0, machine.Run(command).ExitCode);
        Assert.Equal(0, machine.Restore().ExitCode);
    }

    [Fact]
    public void The_plain_folder_needs_no_more_than_the_id()
    {
        var id = machine.Run("fix", "--yes").Output.Split("proxyfixer restore ")[1].Split(' ')[0];
        Assert.StartsWith($"{id} ", machine.Restore("--list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_that_keeps_a_run_from_being_put_back_shows_values_on_request()
    {
        machine.Folder.Write("machine/home/claw/.env", "A=1\nMY_TOKEN=geheim12\n");
        machine.Run("set", "home/claw/.env", "A=2");
        machine.Folder.Write("machine/home/claw/.env", "A=2\nMY_TOKEN=geheim34\n");
        var masked = machine.Restore().Error;
        Assert.DoesNotContain("geheim", masked, StringComparison.Ordinal);
        Assert.StartsWith("# masked: values are hidden; use --reveal to see them\n", masked, StringComparison.Ordinal);
        Assert.Contains("-MY_TOKEN=geheim12\n+MY_TOKEN=geheim34\n", machine.Restore("--reveal").Error, StringComparison.Ordinal);
    }
}
