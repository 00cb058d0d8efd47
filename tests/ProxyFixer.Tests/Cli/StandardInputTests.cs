using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>A file that comes by standard input.</summary>
public sealed class StandardInputTests : IDisposable
{
    private const string Text = "A=1\nNODE_USE_ENV_PROXY=1\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("deploy/.env:2:1: ", "-", "--stdin-filename", "deploy/.env")]
    [InlineData("deploy/.env:2:1: ", "/dev/stdin", "--stdin-filename", "deploy/.env")]
    [InlineData("-:2:1: ", "-", "--kind", "dotenv")]
    [InlineData("srv/.env:2:1: ", "-", "--stdin-filename", "/srv/.env", "--root", ".")]
    public void Lint_reads_it_under_its_name(string place, params string[] arguments)
    {
        var run = Run("lint", ["--format", "concise", "--verbose", "--fail-on", "info", .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(place + "info PXF0202 ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_counts_in_place_of_the_file_of_that_name()
    {
        folder.Write(".env", "A=1\n");
        Assert.Equal(1, Run("lint", "--fail-on", "info", "-", "--stdin-filename", ".env").ExitCode);
        Assert.Equal("A=1\n", File.ReadAllText(Path.Combine(folder.Path, ".env")));
    }

    [Fact]
    public void Inspect_reads_it()
    {
        Assert.Contains("NODE_USE_ENV_PROXY", Run("inspect", "-", "--stdin-filename", ".env").Output, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"-\"", Run("inspect", "/dev/stdin", "--kind", "dotenv", "--format", "json").Output.Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-: its name does not tell what it is; use --kind", "lint", "-")]
    [InlineData("--stdin-filename names what comes by standard input: give - as PATH", "lint", "--stdin-filename", ".env")]
    [InlineData("--stdin-filename names what comes by standard input: give - as FILE", "inspect", "x.env", "--stdin-filename", ".env")]
    [InlineData("--stdin-filename needs a value", "lint", "-", "--stdin-filename", "")]
    [InlineData("standard input can be read once", "lint", "-", "/dev/stdin")]
    [InlineData("what comes by standard input cannot be written back", "fix", "--yes", "-")]
    [InlineData("what comes by standard input cannot be written back", "diff", "-")]
    public void What_cannot_be_is_2(string message, params string[] arguments)
    {
        var run = Run(arguments[0], arguments[1..]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private CommandRun Run(string command, params string[] arguments) => CommandRun.Of([command, .. arguments], folder.Path, input: Text);
}
