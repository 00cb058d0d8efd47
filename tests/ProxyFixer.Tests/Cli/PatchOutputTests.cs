using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>What <c>diff</c> prints and what it writes.</summary>
public sealed class PatchOutputTests : IDisposable
{
    private const string Masked = "# masked: ";
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_patch_in_which_nothing_is_hidden_is_printed_exactly()
    {
        var printed = machine.Run("diff");
        Assert.Equal((1, ""), (machine.Run("diff", "--output", "p.diff").ExitCode, machine.Run("diff", "--output", "p.diff").Output));
        Assert.Equal(File.ReadAllText(Path.Combine(machine.Folder.Path, "p.diff")), printed.Output);
        Assert.Equal(printed.Output, machine.Run("fix", "--dry-run").Output);
        Assert.DoesNotContain(Masked, printed.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_masked_patch_says_so_first_and_the_file_is_exact()
    {
        ExternalTool.Require("git");
        var path = machine.Folder.Write("machine/home/claw/.env", "API_KEY=hidden-value\nNODE_USE_ENV_PROXY=0\nB=2 # note\n");
        string[] set = ["set", "home/claw/.env", "NODE_USE_ENV_PROXY=1", "--dry-run"];
        var printed = machine.Run(set);
        Assert.Equal(1, printed.ExitCode);
        Assert.StartsWith(Masked, printed.Output, StringComparison.Ordinal);
        Assert.Contains("\n API_KEY=***\n-NODE_USE_ENV_PROXY=0\n+NODE_USE_ENV_PROXY=1\n B=2 ***\n", printed.Output, StringComparison.Ordinal);

        machine.Run([.. set, "--output", "p.diff"]);
        Assert.Equal(machine.Run([.. set, "--reveal"]).Output, File.ReadAllText(Path.Combine(machine.Folder.Path, "p.diff")));
        var git = ExternalTool.Run("git", ["apply", "../p.diff"], machine.Root);
        Assert.True(git.ExitCode == 0, git.Error);
        Assert.Equal("API_KEY=hidden-value\nNODE_USE_ENV_PROXY=1\nB=2 # note\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("c2VjcmV0LTE2NQ==")]
    [InlineData("c2VjcmV0MTY1Nz=")]
    [InlineData("  QUJDREVGR0hJSktM=")]
    [InlineData("JBSWYDPEHPKPXP=")]
    [InlineData("# c2VjcmV0LTE2NQ==")]
    [InlineData("export c2VjcmV0=")]
    [InlineData("not a name, a pass phrase:")]
    [InlineData("a+/b=")]
    public void A_line_of_the_context_that_may_be_encoded_is_hidden(string line)
    {
        machine.Folder.Write("machine/home/claw/.env", $"EMPTY_NAME=\nNODE_USE_ENV_PROXY=0\n{line}\n");
        var printed = machine.Run("set", "home/claw/.env", "NODE_USE_ENV_PROXY=1", "--dry-run").Output;
        Assert.Contains(" EMPTY_NAME=\n", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Trim(), printed, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Split(' ')[^1].TrimEnd('=', ':'), printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_for_its_owner_alone_and_replaces_what_is_there()
    {
        var path = machine.Folder.Write("out/p.diff", "something else");
        File.SetUnixFileMode(path, (UnixFileMode)0x1B6);
        machine.Run("diff", "--output", "out/p.diff");
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(path));
        Assert.StartsWith("# ProxyFixer ", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Where_it_cannot_be_written_the_status_is_3_and_nothing_is_left()
    {
        var run = machine.Run("diff", "--output", "nowhere/p.diff");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("nowhere/p.diff was not written", run.Error, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(machine.Folder.Path, "taken"));
        Assert.Equal(3, machine.Run("lint", "--output", "taken").ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(machine.Folder.Path, "taken")));
    }

    [Fact]
    public void Reports_go_to_the_file_too()
    {
        var printed = machine.Run("lint", "--format", "json").Output;
        Assert.Equal((1, ""), (machine.Run("lint", "--format", "json", "--output", "r.json").ExitCode, machine.Run("lint", "--output", "r2.json").Output));
        Assert.Equal(printed, File.ReadAllText(Path.Combine(machine.Folder.Path, "r.json")));
    }
}
