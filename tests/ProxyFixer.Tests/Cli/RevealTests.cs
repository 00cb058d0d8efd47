using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary><c>--reveal</c>: who asks for the values sees them on standard output, and nothing that is made to be handed on has them.</summary>
public sealed class RevealTests : IDisposable
{
    private const string Secret = "geheim12";
    private readonly TemporaryFolder folder = new();

    public RevealTests() => folder.Write("gateway.env", $"NODE_USE_ENV_PROXY=1\nHTTPS_PROXY=http://u:{Secret}@10.0.0.1:1\nNO_PROXY={Secret};x\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("text", true)]
    [InlineData("concise", true)]
    [InlineData("json", true)]
    [InlineData("jsonl", true)]
    [InlineData("msbuild", false)]
    [InlineData("github", false)]
    [InlineData("gitlab", false)]
    [InlineData("junit", false)]
    [InlineData("html", false)]
    public void Reports_for_the_user_alone_show_the_values(string form, bool shows)
    {
        string[] scan = ["lint", "gateway.env", "--kind", "systemd-env-file", "--fail-on", "info", "--format", form];
        Assert.DoesNotContain(Secret, Run(scan).Output, StringComparison.Ordinal);
        Assert.Equal(shows, Run([.. scan, "--reveal"]).Output.Contains(Secret, StringComparison.Ordinal));
        Run([.. scan, "--reveal", "--output", "report"]);
        Assert.DoesNotContain(Secret, File.ReadAllText(Path.Combine(folder.Path, "report")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SARIF_only_the_exact_replacements_do()
    {
        var log = Run("lint", "gateway.env", "--kind", "systemd-env-file", "--fail-on", "info", "--format", "sarif", "--reveal").Output;
        Assert.Contains("NO_PROXY of gateway.env has entries that no version of Node understands: ***.", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Run("lint", "gateway.env", "--kind", "systemd-env-file", "--fail-on", "info", "--format", "sarif").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_set_writes_to_a_file_is_exact()
    {
        folder.Write("a.env", $"TOKEN={Secret}\nA=1\n");
        var masked = Run("set", "a.env", "A=2").Output;
        Assert.Contains("# masked", masked, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, masked, StringComparison.Ordinal);
        Run("set", "a.env", "A=3", "--output", "o.txt");
        var exact = File.ReadAllText(Path.Combine(folder.Path, "o.txt"));
        Assert.Contains($" TOKEN={Secret}\n-A=2\n+A=3\n", exact, StringComparison.Ordinal);
        Assert.DoesNotContain("masked", exact, StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of(arguments, folder.Path);
}
