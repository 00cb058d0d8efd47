namespace ProxyFixer.Tests.Cli;

/// <summary>The options that say which findings count.</summary>
public sealed class SelectionTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData(1, "error PXF0101|warning PXF0401")]
    [InlineData(1, "warning PXF0401", "--select", "PXF04")]
    [InlineData(1, "error PXF0101|warning PXF0401", "--select", "PXF04, PXF0101")]
    [InlineData(1, "error PXF0101|warning PXF0401", "--select", "PXF04", "--select", "PXF0101")]
    [InlineData(1, "error PXF0101", "--ignore", "PXF04")]
    [InlineData(0, "", "--select", "PXF04", "--ignore", "PXF0401")]
    [InlineData(1, "warning PXF0401", "--severity", "PXF0101=off")]
    [InlineData(1, "info PXF0101|error PXF0401", "--severity", "PXF0101=info", "--severity", "PXF04=error")]
    [InlineData(1, "warning PXF0101|warning PXF0401", "--severity", "PXF=info", "--severity", "PXF0=warning")]
    [InlineData(0, "warning PXF0401", "--select", "PXF04", "--fail-on", "error")]
    [InlineData(1, "info PXF0401", "--select", "PXF04", "--severity", "PXF04=info", "--fail-on", "info")]
    [InlineData(0, "info PXF0401", "--select", "PXF04", "--severity", "PXF04=info")]
    [InlineData(0, "error PXF0101|warning PXF0401", "--fail-on", "never")]
    public void Lint_reports_and_counts_what_is_wanted(int status, string found, params string[] options)
    {
        var run = machine.Run(["lint", "--format", "msbuild", "--ignore", "PXF0508,PXF0312", .. options]);
        Assert.Equal(status, run.ExitCode);
        Assert.Equal(found, string.Join('|', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[1])));
    }

    [Theory]
    [InlineData("--fail-on", "error", true, false)]
    [InlineData("--fail-on", "never", true, true)]
    [InlineData("--select", "PXF04", false, true)]
    [InlineData("--severity", "PXF0101=info", false, true)]
    public void Fix_deals_with_the_same(string option, string value, bool error, bool warning)
    {
        var patch = machine.Run("diff", option, value);
        Assert.Equal(1, patch.ExitCode);
        Assert.Equal(error, patch.Output.Contains(ReportedMachine.DropIn, StringComparison.Ordinal));
        Assert.Equal(warning, patch.Output.Contains(ReportedMachine.Provider, StringComparison.Ordinal));

        Assert.Equal(0, machine.Run("fix", "--yes", option, value).ExitCode);
        Assert.Equal(error, machine.Has(ReportedMachine.DropIn));
        Assert.Equal(0, machine.Run("diff", option, value).ExitCode);
    }
}
