using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>A report never takes the place of a file that is judged, of the settings or of a baseline.</summary>
public sealed class OutputOverInputTests : IDisposable
{
    private const string Text = "HTTPS_PROXY=http://127.0.0.1:1\n";
    private readonly TemporaryFolder folder = new();

    public OutputOverInputTests()
    {
        folder.Write("gateway.env", Text);
        folder.Write(".proxyfixer.yaml", "severity: { PXF0205: info }\n");
        folder.Link("soft.env", "gateway.env");
        folder.Link("report.txt", "gateway.env");
        folder.Write("empty.env", "");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("lint", "gateway.env", "--output", "gateway.env")]
    [InlineData("lint", "gateway.env", "--output", "json=./gateway.env")]
    [InlineData("lint", "gateway.env", "--output", "soft.env")]
    [InlineData("lint", "gateway.env", "--output", "report.txt")]
    [InlineData("lint", "gateway.env", "--output", ".proxyfixer.yaml")]
    [InlineData("lint", "gateway.env", "--write-baseline", "b.yaml", "--output", "b.yaml")]
    [InlineData("diff", "gateway.env", "--output", "gateway.env")]
    [InlineData("fix", "gateway.env", "--yes", "--output", "gateway.env")]
    [InlineData("inspect", "gateway.env", "--output", "gateway.env")]
    [InlineData("set", "gateway.env", "A=1", "--output", "gateway.env")]
    public void It_is_refused_and_nothing_is_changed(params string[] arguments)
    {
        var before = Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))).ToArray();
        var run = CommandRun.Of(arguments, folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("proxyfixer: --output: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))));
    }

    [Fact]
    public void A_baseline_is_not_written_over_one_either()
    {
        Assert.Equal(2, CommandRun.Of(["lint", "gateway.env", "--write-baseline", "gateway.env"], folder.Path).ExitCode);
        Assert.Equal(Text, File.ReadAllText(Path.Combine(folder.Path, "gateway.env")));
    }

    [Theory]
    [InlineData("json=old.json")]
    [InlineData("html=old.html")]
    [InlineData("sarif=old.sarif")]
    [InlineData("text=old.txt")]
    public void An_older_report_is_replaced(string target)
    {
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(1, CommandRun.Of(["lint", "gateway.env", "--fail-on", "info", "--output", target], folder.Path).ExitCode);
        }
    }

    [Fact]
    public void An_empty_file_is_replaced() =>
        Assert.Equal(1, CommandRun.Of(["lint", "gateway.env", "--fail-on", "info", "--output", "empty.env"], folder.Path).ExitCode);
}
