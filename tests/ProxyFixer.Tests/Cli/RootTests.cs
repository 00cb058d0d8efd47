namespace ProxyFixer.Tests.Cli;

/// <summary>With <c>--root</c> nothing outside of that folder is read or written, whatever links say.</summary>
public sealed class RootTests : IDisposable
{
    private const string Outside = "HTTPS_PROXY=http://from-outside:1\nOUTSIDE=1\n";
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("../../../../outside.env")]
    [InlineData("../../../../../../../../../../../../outside.env")]
    [InlineData("ABSOLUTE")]
    public void A_link_that_leaves_the_root_is_not_followed(string target)
    {
        var outside = machine.Folder.Write("outside.env", Outside);
        File.Delete(Path.Combine(machine.Root, "home/claw/.openclaw/.env"));
        machine.Folder.Link("machine/home/claw/.openclaw/.env", target == "ABSOLUTE" ? outside : target);
        foreach (var command in new[] { "lint", "diff" })
        {
            var run = machine.Run(command, "--verbose", "--fail-on", "never");
            Assert.DoesNotContain("outside", run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(3, machine.Run("inspect", "home/claw/.openclaw/.env").ExitCode);
        Assert.Equal(3, machine.Run("set", "home/claw/.openclaw/.env", "A=1").ExitCode);
        Assert.Equal(Outside, File.ReadAllText(outside));
    }

    [Fact]
    public void A_drop_in_folder_that_leads_outside_is_not_written_to()
    {
        var outside = Directory.CreateDirectory(Path.Combine(machine.Folder.Path, "outside")).FullName;
        machine.Folder.Link("machine/" + ReportedMachine.Unit + ".d", outside);
        var run = machine.Run("fix", "--yes");
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        Assert.True(run.ExitCode is 0 or 1 or 3, run.Error);
        if (machine.HasBackup)
        {
            Assert.Equal(0, machine.Restore().ExitCode);
        }
    }

    [Fact]
    public void A_link_inside_the_root_is_followed_and_stays()
    {
        machine.Folder.Write("machine/srv/real.env", "A=1\n");
        machine.Folder.Link("machine/home/claw/.env", "/srv/real.env");
        Assert.Equal(0, machine.Run("set", "home/claw/.env", "A=2").ExitCode);
        Assert.Equal("A=2\n", File.ReadAllText(Path.Combine(machine.Root, "srv/real.env")));
        Assert.Equal("/srv/real.env", new FileInfo(Path.Combine(machine.Root, "home/claw/.env")).LinkTarget);
    }

    [Fact]
    public void A_path_outside_of_the_root_is_refused()
    {
        var outside = machine.Folder.Write("outside.env", Outside);
        var run = machine.Run("inspect", outside);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("outside of", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_may_be_given_as_seen_from_the_root_or_as_it_is()
    {
        var seen = machine.Run("inspect", "/" + ReportedMachine.Unit);
        Assert.Equal(0, seen.ExitCode);
        Assert.Equal(seen, machine.Run("inspect", Path.Combine(machine.Root, ReportedMachine.Unit)));
        Assert.Equal(seen, machine.Run("inspect", "machine/" + ReportedMachine.Unit));
    }
}
