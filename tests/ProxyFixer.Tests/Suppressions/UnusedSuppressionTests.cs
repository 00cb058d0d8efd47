using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Suppressions;

/// <summary>What is said of comments that suppress nothing, and what fix makes of them.</summary>
public sealed class UnusedSuppressionTests : IDisposable
{
    private const string Unit = "/etc/systemd/system/openclaw-gateway.service";
    private const string Start = "ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("# proxyfixer-ignore: PXF0101 -- why\n", "PXF0101 suppresses nothing here")]
    [InlineData("# proxyfixer-ignore: pxf0101 -- why\n", "pxf0101 suppresses nothing here")]
    [InlineData("# proxyfixer-ignore - why\n", "proxyfixer-ignore suppresses nothing here")]
    [InlineData("; proxyfixer-ignore: PXF05, PXF0101 -- why\n", "PXF05 and PXF0101 suppresses nothing here")]
    public void Unused_comment_is_told_and_fix_takes_it_out(string comment, string words)
    {
        Write(comment);

        var run = machine.Run("lint", "--verbose");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("info PXF0903", run.Output, StringComparison.Ordinal);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);

        Assert.Equal(0, machine.Run("fix", "--yes", "--fail-on", "info").ExitCode);
        Assert.Equal("[Service]\n" + Start, machine.Read(Unit));
    }

    [Theory]
    [InlineData("--ignore", "PXF0101")]
    [InlineData("--select", "PXF09")]
    [InlineData("--severity", "PXF0101=off")]
    [InlineData("--unit", "openclaw-gateway")]
    [InlineData("--scope", "system")]
    [InlineData("--ignore", "PXF0903")]
    public void A_run_that_does_not_see_all_says_nothing(string option, string value)
    {
        Write("# proxyfixer-ignore: PXF0101\n");

        Assert.DoesNotContain("PXF0903", machine.Run("lint", "--verbose", option, value).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_given_by_PATH_is_not_seen_whole()
    {
        Write("# proxyfixer-ignore: PXF0101\n");

        Assert.DoesNotContain("PXF0903", machine.Run("lint", "--verbose", Unit).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_was_not_run_keeps_only_its_own_id()
    {
        Write("# proxyfixer-ignore: PXF0101, PXF0508\n");

        var run = machine.Run("lint", "--verbose", "--ignore", "PXF0101");

        Assert.Contains("PXF0508 suppresses nothing here", run.Output, StringComparison.Ordinal);
        Assert.Contains("no automatic fix: the comment names other ids too", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_inside_a_continued_line_stays()
    {
        machine.Write(Unit, "[Service]\nExecStart=/usr/bin/node \\\n# proxyfixer-ignore: PXF0101\n /usr/lib/node_modules/openclaw/dist/index.js gateway\n");

        Assert.Contains("no automatic fix: the file would not read as before without the line", machine.Run("lint", "--verbose").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unused_comment_in_a_file_without_any_finding_is_told()
    {
        Write("EnvironmentFile=/etc/gateway.conf\n");
        machine.Write("/etc/gateway.conf", "A=1\n; proxyfixer-ignore: PXF0511\nB=2\n");

        Assert.Contains("etc/gateway.conf:2:1: info PXF0903", machine.Run("lint", "--verbose", "--format", "concise").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PXF110", "names PXF110, and there is no such rule", "Did you mean PXF0110 or PXF")]
    [InlineData("ABC9876", "names ABC9876", "proxyfixer rules lists the ids")]
    [InlineData("node-env-proxy-off", "names something that is no id of a rule", "Write its id, PXF0101.")]
    [InlineData("because", "names something that is no id of a rule", "a reason stands behind --")]
    [InlineData("", "is not understood", "Write proxyfixer-ignore: PXF0101")]
    public void Unknown_id_is_a_warning_with_the_nearest_one(string id, string words, string help)
    {
        Write($"# proxyfixer-ignore: {id}\n");

        var run = machine.Run("lint");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning PXF0904", run.Output, StringComparison.Ordinal);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        if (id != "PXF110")
        {
            Assert.Contains(help, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("# proxyfixer-ignore: PXF0508\n", "warning PXF0905")]
    [InlineData("# proxyfixer-ignore --\n", "warning PXF0905")]
    [InlineData("# proxyfixer-ignore: PXF0508 -- why\n", null)]
    [InlineData("# proxyfixer-ignore: PXF0508 until=2026-11-23 -- why\n", null)]
    [InlineData("# proxyfixer-ignore until=2026-11-23 -- why\n", null)]
    [InlineData("# proxyfixer-ignore: PXF0508 until=2026-11-22 -- why\n", "counted until 2026-11-22, so what it suppressed is reported again")]
    [InlineData("# proxyfixer-ignore until=2026-11-22 -- why\n", "warning PXF0906")]
    [InlineData("# proxyfixer-ignore: PXF0508 until=2026-02-30 -- why\n", "something behind until= that is no day")]
    [InlineData("# proxyfixer-ignore: PXF0508 until=1.2.2027 -- why\n", "Write the last day as in until=2027-01-31.")]
    [InlineData("# proxyfixer-ignore: PXF0508 until=2027-01-01 until=2027-01-02 -- why\n", "warning PXF0904")]
    public void A_suppression_says_why_and_may_end(string comment, string? words)
    {
        machine.Write(Unit, "[Unit]\nDescription=OpenClaw Gateway (v2026.5.28)\n[Service]\n" + Start + comment + "Environment=HTTPS_PROXY=http://127.0.0.1:7890\n");

        var run = CommandRun.Of(["lint", "--root", machine.Root, "--verbose"], "/", clock: FixedClock.Noon);

        Assert.Equal(words is null ? 0 : 1, run.ExitCode);
        Assert.Contains(words ?? "", run.Output, StringComparison.Ordinal);
        Assert.Equal(words is not null && !words.EndsWith("PXF0905", StringComparison.Ordinal), run.Output.Contains("PXF0508 (", StringComparison.Ordinal));
    }

    private void Write(string lines) => machine.Write(Unit, "[Service]\n" + lines + Start);
}
