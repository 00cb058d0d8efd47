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
    [InlineData("lint", "gateway.env", "--write-baseline", "gateway.env")]
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
        Assert.Matches(arguments.Contains("gateway.env") && arguments[^2] == "--write-baseline" ? "^proxyfixer: .*gateway.env" : "^proxyfixer: --output: ", run.Error);
        Assert.Equal(before, Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))));
    }

    [Fact]
    public void An_older_report_and_an_empty_file_are_replaced()
    {
        foreach (var target in new[] { "json=old.json", "html=old.html", "sarif=old.sarif", "text=old.txt", "text=empty.env" })
        {
            Assert.True(CommandRun.Of(["lint", "gateway.env", "--output", target], folder.Path).ExitCode < 2, target);
            Assert.True(CommandRun.Of(["lint", "gateway.env", "--output", target.Replace("text=empty.env", "text=old.txt", StringComparison.Ordinal)], folder.Path).ExitCode < 2, target);
        }
    }
}
