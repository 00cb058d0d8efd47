using System.Diagnostics;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Guard;

/// <summary><c>guard run</c>, which the units start, and what <c>guard print</c> puts before a start.</summary>
public sealed class GuardRunTests : IDisposable
{
    private const string Provider = GuardedMachine.OpenClaw + "/node_modules/@mariozechner/pi-ai";
    private readonly GuardedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_healthy_service_is_told_by_silence()
    {
        machine.Files.AddConfig();
        var run = Look();
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_finding_is_1_and_told_to_the_command_on_its_standard_input()
    {
        machine.Files.AddService(GuardedMachine.OpenClaw + "/dist/index.js");
        machine.Files.Write("~/.config/systemd/user/openclaw-gateway.service.d/x.conf", "[Service]\nEnvironment=NODE_USE_ENV_PROXY=0\n");
        var told = Path.Combine(machine.Files.Root, "told");
        var run = Look("--command", $"(echo $PROXYFIXER_UNIT $PROXYFIXER_STATUS; cat) > {told}; echo sent; exit 3");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error PXF", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("openclaw-gateway.service 1\n", File.ReadAllText(told), StringComparison.Ordinal);
        Assert.Contains(run.Output, File.ReadAllText(told), StringComparison.Ordinal);
        Assert.Contains("sent\nproxyfixer: the command of --command failed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_outlives_its_report_to_the_journal_which_asks_whose_it_is()
    {
        File.Delete(machine.Files.Real("~/.config/systemd/user/openclaw-gateway.service"));
        var clock = Stopwatch.StartNew();
        CommandRun.Of(["guard", "run", GuardedMachine.Unit, "--root", machine.Files.Root], machine.Files.Root, new Dictionary<string, string> { ["JOURNAL_STREAM"] = "8:123" });
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.4, 60);
    }

    [Fact]
    public void A_service_that_is_gone_is_told_too()
    {
        File.Delete(machine.Files.Real("~/.config/systemd/user/openclaw-gateway.service"));
        var run = Look();
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no service openclaw-gateway.service here", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Reapply_repeats_what_was_reviewed_and_then_is_silent_about_the_rest()
    {
        machine.Files.AddConfig();
        machine.Files.AddProvider(Provider);
        Assert.Equal(0, machine.Files.Run("fix", "--yes").ExitCode);
        machine.Files.AddProvider(Provider);

        Assert.Equal(1, Look().ExitCode);
        var run = Look("--reapply");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("repeated in usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai/", run.Error, StringComparison.Ordinal);
        Assert.Contains("now run: systemctl --user restart openclaw-gateway.service", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, machine.Run("--reapply").ExitCode);
    }

    [Theory]
    [InlineData("", "10")]
    [InlineData("TimeoutStartSec=4\n", "2")]
    [InlineData("TimeoutSec=1min\n", "10")]
    [InlineData("TimeoutStartSec=1min 30s\n", "1")]
    [InlineData("TimeoutStartSec=infinity\n", "10")]
    public void Print_gives_a_line_that_cannot_keep_the_service_from_starting(string settings, string seconds)
    {
        machine.Files.Write("~/.config/systemd/user/openclaw-gateway.service.d/x.conf", "[Service]\n" + settings);
        var before = machine.Tree;
        var run = machine.Run("print", "--program", GuardedMachine.Program);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            $"\n[Service]\nExecStartPre=-/usr/bin/timeout --signal=KILL {seconds} /usr/bin/proxyfixer guard run openclaw-gateway.service --scope user --home /home/claw\n",
            run.Output, StringComparison.Ordinal);
        Assert.Equal(before, machine.Tree);
    }

    [Fact]
    public void Print_refuses_where_the_memory_of_the_service_is_limited()
    {
        machine.Files.Write("~/.config/systemd/user/openclaw-gateway.service.d/x.conf", "[Service]\nMemoryMax=300M\n");
        var run = machine.Run("print", "--program", GuardedMachine.Program);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("has MemoryMax=", run.Error, StringComparison.Ordinal);
    }

    private CommandRun Look(params string[] more) => machine.Run(["run", GuardedMachine.Unit, "--scope", "user", "--home", "/home/claw", .. more]);
}
