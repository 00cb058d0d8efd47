using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>Starts of OpenClaw by a person, from a shell, where no service is.</summary>
public sealed class ManualStartTests : IDisposable
{
    private const string Start = "openclaw gateway from a shell of claw";
    private readonly FakeMachine machine = new();

    public ManualStartTests()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.Write("/usr/bin/node", "not a real node");
        machine.Write("~/.openclaw/openclaw.json", "{}");
        machine.Write("~/.profile", "export HTTPS_PROXY=http://proxy.internal:1\n");
    }

    public void Dispose() => machine.Dispose();

    [Fact]
    public void It_is_judged_with_what_the_shell_gives() =>
        Assert.Contains(" PXF0101", Lint(), StringComparison.Ordinal);

    [Theory]
    [InlineData("alias openclaw='NODE_USE_ENV_PROXY=1 openclaw'", true)]
    [InlineData("alias openclaw=\"env NODE_USE_ENV_PROXY=1 openclaw\"", true)]
    [InlineData("openclaw() { NODE_USE_ENV_PROXY=1 command openclaw \"$@\"; }", true)]
    [InlineData("openclaw() {\n  export NODE_USE_ENV_PROXY=1\n  command openclaw \"$@\"\n}", true)]
    [InlineData("claw() { NODE_USE_ENV_PROXY=1 openclaw \"$@\"; }", false)]
    [InlineData("alias openclaw='NODE_USE_ENV_PROXY=1 curl'", false)]
    [InlineData("openclaw() { (NODE_USE_ENV_PROXY=1 true); command openclaw; }", false)]
    public void What_an_alias_or_a_function_of_its_name_sets_counts(string line, bool isOn)
    {
        machine.Write("~/.bashrc", line + "\n");
        Assert.Equal(!isOn, Lint().Contains(" PXF0101", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alias openclaw \"env NODE_USE_ENV_PROXY=1 openclaw\"", true)]
    [InlineData("alias openclaw='NODE_USE_ENV_PROXY=1 command openclaw'", true)]
    [InlineData("alias --save openclaw 'NODE_USE_ENV_PROXY=1 openclaw'", true)]
    [InlineData("alias oc 'NODE_USE_ENV_PROXY=1 openclaw'", false)]
    public void So_does_an_alias_of_fish(string line, bool isOn)
    {
        machine.Write("/etc/passwd", "claw:x:1000:1000::/home/claw:/usr/bin/fish\n");
        machine.Write("~/.config/fish/config.fish", "set -gx HTTPS_PROXY http://proxy.internal:1\n" + line + "\n");
        Assert.Equal(!isOn, Lint().Contains(" PXF0101", StringComparison.Ordinal));
    }

    [Fact]
    public void A_universal_variable_of_fish_counts_and_its_file_is_never_changed()
    {
        machine.Write("/etc/passwd", "claw:x:1000:1000::/home/claw:/usr/bin/fish\n");
        machine.Write("~/.config/fish/fish_variables", "# VERSION: 3.0\nSETUVAR --export HTTPS_PROXY:http\\x3a//me\\x3ahunter2\\x40proxy.internal\\x3a1\n");
        var output = machine.Run("diff", "--unsafe-fixes").Output + Lint() + machine.Run("env").Output;
        Assert.Contains("error PXF0101", output, StringComparison.Ordinal);
        Assert.Contains("set -Ux NODE_USE_ENV_PROXY 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("+SETUVAR", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~/.openclaw/openclaw.json", "{ bad", "error PXF0901")]
    [InlineData("~/.openclaw/.env", "NODE_USE_ENV_PROXY=1\n", "PXF0202")]
    [InlineData("~/.openclaw/openclaw.json", "{ env: { vars: { NODE_USE_ENV_PROXY: '1' } } }", "PXF0302")]
    public void Config_and_env_file_are_judged(string path, string text, string said)
    {
        machine.Write(path, text);
        Assert.Contains(said, Lint(), StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_service_of_the_home_it_is_not_looked_at()
    {
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        Assert.DoesNotContain("from a shell of", Lint() + machine.Run("env").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Env_shows_it()
    {
        var output = machine.Run("env").Output;
        Assert.StartsWith(Start + " (no service; started by hand)\n", output, StringComparison.Ordinal);
        Assert.Contains("    home/claw/.profile\n      :1  HTTPS_PROXY  http://proxy.internal:1\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_switch_is_set_on_request_only_for_every_program_of_the_shell_gets_it()
    {
        Assert.DoesNotContain("NODE_USE_ENV_PROXY=1\n", machine.Run("diff").Output, StringComparison.Ordinal);
        Assert.Contains("+export NODE_USE_ENV_PROXY=1\n", machine.Run("diff", "--unsafe-fixes").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_OpenClaw_is_installed_that_is_said()
    {
        Directory.Delete(machine.Real("/usr/lib/node_modules"), recursive: true);
        var run = machine.Run("lint");
        Assert.Contains($"{Start} was not judged, because no OpenClaw was found that it could start", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{Start} was not judged", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_the_shell_does_not_understand_is_told()
    {
        machine.Write("~/.profile", "export HTTPS_PROXY=http://proxy.internal:1\nif true; then\n");
        Assert.Contains("home/claw/.profile:2:1: warning PXF0901", machine.Run("lint", "--format", "concise").Output, StringComparison.Ordinal);
    }

    private string Lint() => machine.Run("lint", "--verbose").Output;
}
