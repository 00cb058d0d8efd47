namespace ProxyFixer.Tests.Cli;

/// <summary><c>fix</c> with a user who answers.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("yy", 0, true, true)]
    [InlineData("a", 0, true, true)]
    [InlineData("ya", 0, true, true)]
    [InlineData("nn", 1, false, false)]
    [InlineData("yn", 1, true, false)]
    [InlineData("ny", 1, false, true)]
    [InlineData("q", 1, false, false)]
    [InlineData("yq", 1, true, false)]
    [InlineData("na", 1, false, true)]
    [InlineData("x?y y", 0, true, true)]
    public void Exactly_the_accepted_changes_are_made(string keys, int status, bool error, bool warning)
    {
        var run = machine.Type(keys);
        Assert.Equal(status, run.ExitCode);
        Assert.Equal(error, machine.Has(ReportedMachine.DropIn));
        var provider = File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.Provider));
        Assert.Equal(warning, provider.Contains("\"Origin\"", StringComparison.Ordinal));
        Assert.Equal(error || warning, machine.HasBackup);
        Assert.Equal(!error, run.Output.Contains("not fixed: PXF0101", StringComparison.Ordinal));
        Assert.Equal(!warning, run.Output.Contains("not fixed: PXF0401", StringComparison.Ordinal));
        if (machine.HasBackup)
        {
            Assert.Equal(0, machine.Restore().ExitCode);
        }

        Assert.Equal(machine.Before, machine.Now);
    }

    [Theory]
    [InlineData("")]
    [InlineData("y")]
    public void Ctrl_C_at_a_question_changes_nothing(string keys)
    {
        var run = machine.Type(keys);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("interrupted", run.Error, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
        Assert.False(machine.HasBackup);
    }

    [Fact]
    public void Each_question_shows_finding_fix_and_patch()
    {
        var output = machine.Type("nn").Output;
        Assert.Contains("[1/2] error PXF0101: ", output, StringComparison.Ordinal);
        Assert.Contains("[2/2] warning PXF0401: ", output, StringComparison.Ordinal);
        Assert.Contains("+Environment=NODE_USE_ENV_PROXY=1\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_it_refuses_and_says_what_to_do()
    {
        var run = machine.Run("fix");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void A_second_fix_changes_nothing_and_says_so()
    {
        Assert.Equal(0, machine.Run("fix", "--yes").ExitCode);
        var mended = machine.Now;
        var second = machine.Run("fix", "--yes");
        Assert.Equal((0, "Nothing was changed.\n"), (second.ExitCode, second.Output));
        Assert.Equal(mended, machine.Now);
    }
}
