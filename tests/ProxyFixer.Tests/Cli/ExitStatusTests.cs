using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Wrong input is told from what could not be done; both say what is wrong and how to go on.</summary>
public sealed class ExitStatusTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("'--no-such-option'", "lint", "--no-such-option")]
    [InlineData("'-x'", "fix", "-x")]
    [InlineData("'PXF9'", "lint", "--select", "PXF9")]
    [InlineData("'PXF'", "lint", "--ignore", "PXF01,nonsense,PXF")]
    [InlineData("--severity 'PXF0101'", "lint", "--severity", "PXF0101")]
    [InlineData("--severity 'PXF0101=fatal'", "lint", "--severity", "PXF0101=fatal")]
    [InlineData("'yaml'", "lint", "--format", "yaml")]
    [InlineData("'sarif'", "diff", "--format", "sarif")]
    [InlineData("'sometimes'", "lint", "--color", "sometimes")]
    [InlineData("'fatal'", "diff", "--fail-on", "fatal")]
    [InlineData("'recipe'", "lint", "--kind", "recipe", "etc")]
    [InlineData("'recipe'", "inspect", "--kind", "recipe", "etc/passwd")]
    [InlineData("--kind", "inspect", "etc/passwd")]
    [InlineData("TARGET=VALUE", "set", ReportedMachine.Unit, "NODE_USE_ENV_PROXY")]
    [InlineData("no folder", "lint", "--rules", "nowhere")]
    public void Wrong_input_is_2_and_named(string named, params string[] arguments)
    {
        var run = machine.Run(arguments);
        Assert.Equal(("", 2), (run.Output, run.ExitCode));
        Assert.StartsWith("proxyfixer: ", run.Error, StringComparison.Ordinal);
        if (named != "'PXF'")
        {
            Assert.Contains(named, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("mend")]
    [InlineData("inspect")]
    [InlineData("rules", "PXF9999")]
    [InlineData("lint", "--root", "nowhere")]
    [InlineData("verify", "no-such.service")]
    [InlineData("restore", "no-such-backup")]
    public void So_is_a_wrong_command(params string[] arguments)
    {
        var run = CommandRun.Of(arguments, machine.Folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("proxyfixer: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("lint", "--help")]
    [InlineData("rules")]
    [InlineData("rules", "PXF0101")]
    public void Asking_for_help_is_0(params string[] arguments)
    {
        var run = CommandRun.Of(arguments, machine.Folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEmpty(run.Output);
    }

    [Theory]
    [InlineData("lint", "home/nobody")]
    [InlineData("diff", "home/nobody")]
    [InlineData("inspect", "home/nobody/.env")]
    [InlineData("set", "home/nobody/.env", "A=1")]
    public void A_missing_path_is_3(params string[] arguments)
    {
        var run = machine.Run(arguments);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(arguments[1] + ": no such file or folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_rule_file_is_2_with_its_place()
    {
        var good = File.ReadAllText(Path.Combine(Repository.Root, "rules/PXF0101-node-env-proxy-off.yaml"));
        machine.Folder.Write("rules/PXF9901-node-env-proxy-off.yaml", "colour: red\n" + good.Replace("PXF0101", "PXF9901", StringComparison.Ordinal));
        var run = machine.Run("lint", "--rules", "rules");
        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"PXF9901-node-env-proxy-off\.yaml\(1,1\): .*'colour'", run.Error);
    }

    [Fact]
    public void A_refused_edit_is_3_and_leaves_the_file()
    {
        machine.Folder.Write("machine/home/claw/.openclaw/openclaw.json", "{ env: { A: ");
        var before = machine.Now;
        var run = machine.Run("set", "home/claw/.openclaw/openclaw.json", "/env/A=1");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("home/claw/.openclaw/openclaw.json:1:", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, machine.Now);
    }

    [Fact]
    public void A_check_that_failed_is_1_and_one_that_was_not_made_is_3()
    {
        Assert.Equal(1, machine.Run("verify").ExitCode);
        machine.Folder.Write("machine/home/claw/.openclaw/agents/main/agent/auth-profiles.json", """{"profiles":{"a":{"type":"oauth","provider":"openai-codex","refresh":"r"}}}""");
        Assert.Equal(3, machine.Run("verify").ExitCode);
    }

    [Fact]
    public void Findings_are_1_and_none_are_0()
    {
        Assert.Equal(1, machine.Run("lint").ExitCode);
        Assert.Equal(1, machine.Run("diff").ExitCode);
        Assert.Equal(0, machine.Run("fix", "--yes").ExitCode);
        Assert.Equal(0, machine.Run("lint").ExitCode);
        var diff = machine.Run("diff");
        Assert.Equal((0, "", "Nothing to change.\n"), (diff.ExitCode, diff.Output, diff.Error));
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("diff")]
    [InlineData("fix", "--yes")]
    public void An_interrupted_run_is_130_and_changes_nothing(params string[] arguments)
    {
        var run = CommandRun.Of([arguments[0], "--root", machine.Root, .. arguments[1..]], machine.Folder.Path, isInterrupted: true);
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
        Assert.Equal(machine.Before, machine.Now);
    }
}
