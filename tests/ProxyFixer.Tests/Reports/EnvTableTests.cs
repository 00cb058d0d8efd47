using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

public sealed class EnvTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("reported-host", "requests to the model go out directly, past the proxy: NODE_USE_ENV_PROXY is not set")]
    [InlineData("right-state-env", "requests to the model use the proxy: HTTPS_PROXY holds")]
    [InlineData("option-refused-by-node", "does not start: Node 22.20.0 does not know --use-env-proxy")]
    [InlineData("unknown-release", "which way requests to the model take is unknown: the version of OpenClaw is not known")]
    [InlineData("right-node-host", "a node host sends no requests to a model")]
    public void It_opens_with_what_comes_of_the_environment(string fixture, string verdict) =>
        Assert.StartsWith("  verdict   " + verdict, Env(fixture, width: 0).Split('\n')[1], StringComparison.Ordinal);

    [Theory]
    [InlineData("/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway", true)]
    [InlineData("/bin/bash -lc '/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway'", false)]
    public void It_claims_nothing_where_a_wrapper_may_give_more(string command, bool hasVerdict)
    {
        using var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", "2026.3.8");
        machine.Write("/usr/bin/node", "");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", $"[Service]\nExecStart={command}\nEnvironment=HTTPS_PROXY=http://proxy.internal:1\n");
        var output = machine.Run("env").Output;
        Assert.Equal(hasVerdict, output.Contains("\n  verdict   ", StringComparison.Ordinal));
        Assert.Equal(!hasVerdict, output.Contains("\n  note      ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reported-host")]
    [InlineData("unknown-release")]
    [InlineData("newer-node")]
    [InlineData("launchd-wrapper-first")]
    public void It_fits_80_columns(string fixture) =>
        Assert.All(Env(fixture, width: 80).Split('\n').Where(line => line.Contains(' ', StringComparison.Ordinal) && !IsOneWord(line)), line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void A_file_is_named_once_for_what_it_sets() =>
        Assert.Matches(@"settings:\n    home/claw/\S+\.service\n      :17  HTTPS_PROXY  \S+\n      :16  HTTP_PROXY   \S+\n      :18  NO_PROXY     \S+\n\n", Env("reported-host", width: 0));

    // A path is one word, and no word is broken.
    private static bool IsOneWord(string line) => line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: <= 2 };

    private string Env(string fixture, int width) =>
        CommandRun.Of(["env", "--color", "never", "--root", Path.Combine(Repository.Root, "fixtures", fixture, "machine")], folder.Path, width: width).Output;
}
