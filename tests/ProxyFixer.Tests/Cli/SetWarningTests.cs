namespace ProxyFixer.Tests.Cli;

/// <summary>What <c>set</c> says about a change that does not do what it seems to do.</summary>
public sealed class SetWarningTests : IDisposable
{
    private const string Switch = "NODE_USE_ENV_PROXY=1";
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_switch_in_a_dotenv_file_has_no_effect()
    {
        machine.Folder.Write("machine/home/claw/.openclaw/.env", "A=1\n");
        var run = machine.Run("set", "home/claw/.openclaw/.env", Switch);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("proxyfixer: warning: PXF0202: NODE_USE_ENV_PROXY in home/claw/.openclaw/.env has no effect", run.Error, StringComparison.Ordinal);
        Assert.Contains("  systemctl --user restart openclaw-gateway.service\n", run.Output, StringComparison.Ordinal);
        var again = machine.Run("set", "home/claw/.openclaw/.env", Switch);
        Assert.Equal((0, "It is already so; nothing was changed.\n"), (again.ExitCode, again.Output));
    }

    [Fact]
    public void A_generated_unit_will_be_written_anew_and_the_drop_in_that_is_offered_works()
    {
        var run = machine.Run("set", ReportedMachine.Unit, "NODE_EXTRA_CA_CERTS=/etc/ca.pem", "--dry-run");
        Assert.Contains($"openclaw gateway install writes openclaw-gateway.service anew, and this line may be gone then. A drop-in stays: proxyfixer set --root {machine.Root} {ReportedMachine.DropIn} NODE_EXTRA_CA_CERTS=…", run.Error, StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);

        var better = machine.Run("set", ReportedMachine.DropIn, Switch);
        Assert.Equal((0, ""), (better.ExitCode, better.Error));
        Assert.Contains("  systemctl --user daemon-reload\n  systemctl --user restart openclaw-gateway.service\n", better.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PXF0101", machine.Run("lint").Output, StringComparison.Ordinal);
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void A_value_that_another_file_overrides_is_told_with_its_place()
    {
        machine.Run("set", ReportedMachine.DropIn, Switch);
        var run = machine.Run("set", ReportedMachine.Unit, "NODE_USE_ENV_PROXY=0");
        Assert.Contains($"openclaw-gateway.service does not get this NODE_USE_ENV_PROXY: {ReportedMachine.DropIn}:2 sets it too, and wins.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_file_that_no_service_reads_is_told()
    {
        machine.Folder.Write("machine/etc/other.env", "A=1\n");
        var run = machine.Run("set", "etc/other.env", Switch, "--kind", "systemd-env-file");
        Assert.Contains("none of the services of OpenClaw that were found reads etc/other.env.", run.Error, StringComparison.Ordinal);
        Assert.Equal("", machine.Run("set", "--quiet", "etc/other.env", "A=2", "--kind", "systemd-env-file").Error);
    }

    [Fact]
    public void Taking_a_fix_back_advises_what_the_fix_advised()
    {
        var fix = machine.Run("fix", "--yes");
        var back = machine.Restore();
        static string Advice(string output) => output[output.IndexOf("Now run", StringComparison.Ordinal)..];
        Assert.Equal(Advice(fix.Output), Advice(back.Output));
    }
}
