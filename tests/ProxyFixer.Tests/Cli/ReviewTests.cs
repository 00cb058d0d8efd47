using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary><c>fix</c> with a user who answers.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("yyy", 0, true, true)]
    [InlineData("Ay", 0, true, true)]
    [InlineData("yay", 0, true, true)]
    [InlineData("nn", 1, false, false)]
    [InlineData("yny", 1, true, false)]
    [InlineData("yn\u0004", 1, false, false)]
    [InlineData("nyy", 1, false, true)]
    [InlineData("q", 1, false, false)]
    [InlineData("\u0004", 1, false, false)]
    [InlineData("yqy", 1, true, false)]
    [InlineData("yqn", 1, false, false)]
    [InlineData("nAy", 1, false, true)]
    [InlineData("x?y yy", 0, true, true)]
    [InlineData("\ry\ryy", 0, true, true)]
    [InlineData("JyKyy", 0, true, true)]
    [InlineData("jykny", 1, false, true)]
    [InlineData("yyuny", 1, true, false)]
    [InlineData("nuyyy", 0, true, true)]
    [InlineData("yquyy", 0, true, true)]
    [InlineData("g2\ryyy", 0, true, true)]
    [InlineData("/Chrome\rnyy", 1, true, false)]
    [InlineData("/no such thing\rnnn", 1, false, false)]
    [InlineData("/(\rAy", 0, true, true)]
    [InlineData("g9\rg\rAy", 0, true, true)]
    [InlineData("wAy", 0, true, true)]
    [InlineData("y\fy\fy", 0, true, true)]
    [InlineData("dny", 1, false, false)]
    public void Exactly_the_accepted_changes_are_made(string keys, int status, bool error, bool warning)
    {
        var run = machine.Type(keys);
        Assert.Equal((status, ""), (run.ExitCode, run.Error));
        Assert.Equal(error, machine.Has(ReportedMachine.DropIn));
        Assert.Equal(warning, Provider.Contains("\"Origin\"", StringComparison.Ordinal));
        Assert.Equal(error || warning, machine.HasBackup);
        Assert.Equal(!error, run.Output.Contains("not fixed: PXF0101", StringComparison.Ordinal));
        Assert.Equal(!warning, run.Output.Contains("not fixed: PXF0401", StringComparison.Ordinal));
        if (machine.HasBackup)
        {
            Assert.Equal(0, machine.Restore().ExitCode);
        }

        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void Whatever_is_typed_nothing_is_written_without_a_last_yes()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var keys = new string([.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => "yynnqadAjJkKgsu?wx\r\f/i\u0004"[random.Next(23)])]);
            var run = machine.Type(keys, "--select", seed % 2 == 0 ? "PXF01,PXF04" : "PXF04");
            var isApplied = run.Output.Contains("changes [y,n,u,?]? y\n", StringComparison.Ordinal) || run.Output.Contains("Apply this change [y,n,u,?]? y\n", StringComparison.Ordinal);
            Assert.True(isApplied == (machine.Now != machine.Before), $"seed {seed}, keys {keys}\n{run.Output}");
            Assert.Contains(run.ExitCode, new[] { 0, 1, 130 });
            if (isApplied)
            {
                Assert.Equal(0, machine.Restore().ExitCode);
            }
        }
    }

    [Theory]
    [InlineData("", "Interrupted. Nothing was changed.\n")]
    [InlineData("y", "Interrupted. Nothing was changed; 1 accepted change was dropped.\n")]
    [InlineData("yy", "Interrupted. Nothing was changed; 2 accepted changes were dropped.\n")]
    [InlineData("yiwhy", "Interrupted. Nothing was changed; 1 accepted change was dropped.\n")]
    public void Ctrl_C_changes_nothing_and_says_what_was_dropped(string keys, string said)
    {
        var run = machine.Type(keys);
        Assert.Equal((130, said), (run.ExitCode, run.Error));
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
        Assert.False(machine.HasBackup);
    }

    [Fact]
    public void Each_question_shows_finding_reason_risk_file_and_patch()
    {
        var output = machine.Type("nn").Output;
        Assert.Contains("(1/2) error PXF0101 node-env-proxy-off\nAt:   home/claw/.config/systemd/user/openclaw-gateway.service:17\n", output, StringComparison.Ordinal);
        Assert.Contains("\nWhy:  Node's built-in fetch reads HTTP_PROXY", output, StringComparison.Ordinal);
        Assert.Contains("\nFix:  Set NODE_USE_ENV_PROXY=1", output, StringComparison.Ordinal);
        Assert.Contains("\nRisk: safe", output, StringComparison.Ordinal);
        Assert.Contains($"\nNew file {ReportedMachine.DropIn} (owner: ", output, StringComparison.Ordinal);
        Assert.Contains("(2/2) warning PXF0401 ", output, StringComparison.Ordinal);
        Assert.Contains("+Environment=NODE_USE_ENV_PROXY=1\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_sums_up_and_asks_once()
    {
        var output = machine.Type("yyn").Output;
        var summary = output[output.IndexOf("2 changes in 2 files:", StringComparison.Ordinal)..];
        Assert.Contains($"  new file {ReportedMachine.DropIn} (owner: ", summary, StringComparison.Ordinal);
        Assert.Contains($"  edit {ReportedMachine.Provider} (owner: ", summary, StringComparison.Ordinal);
        Assert.Contains("PXF0101: Set NODE_USE_ENV_PROXY=1", summary, StringComparison.Ordinal);
        Assert.Contains("systemctl --user daemon-reload", summary, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", summary, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void A_fix_whose_parts_work_alone_can_be_split()
    {
        var run = machine.Type("nsnyy");
        Assert.Contains("(3/3) warning PXF0401", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Origin\"", Provider, StringComparison.Ordinal);
        Assert.Contains("Mozilla/5.0", Provider, StringComparison.Ordinal);
        Assert.Contains("not fixed: PXF0401", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_parts_are_the_whole_fix()
    {
        machine.Type("nsyyy");
        var parts = Provider;
        machine.Restore();
        machine.Type("nyy");
        Assert.Equal(Provider, parts);
    }

    [Fact]
    public void What_is_one_piece_is_not_split()
    {
        var output = machine.Type("snn").Output;
        Assert.Contains("nothing to split", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_the_rule_goes_to_the_pager_or_is_printed()
    {
        var environment = Environment();
        environment["PAGER"] = "exit 127";
        Assert.Contains("# PXF0101 node-env-proxy-off", Type("wq", environment).Output, StringComparison.Ordinal);
        environment["PAGER"] = $"touch {machine.Folder.Path}/paged";
        Assert.DoesNotContain("# PXF0101 node-env-proxy-off", Type("wq", environment).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(machine.Folder.Path, "paged")));
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

    private string Provider => File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.Provider));

    private Dictionary<string, string> Environment() => BuiltProgram.Environment(machine.Folder.Path);

    private CommandRun Type(string keys, Dictionary<string, string> environment) =>
        CommandRun.Of(["fix", "--root", machine.Root], machine.Folder.Path, environment, keys);
}
