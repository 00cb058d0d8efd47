using System.Globalization;

namespace ProxyFixer.Reports;

/// <summary>One line a finding in the form that build logs and editors understand (MSBuild, "canonical error format").</summary>
public sealed class MsBuildReport : IReport
{
    /// <inheritdoc/>
    public string Name => "msbuild";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        foreach (var found in report.Diagnostics)
        {
            var at = found.Location.Start;
            var severity = found.Severity.Word();
            output.Write(Printable.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Display(found.Location.Path)}({at.Line},{at.Column}): {severity} {found.Rule.Id}: {found.Message}")) + "\n");
        }

        // No rule and no line: what is in there is not known.
        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            output.Write(Printable.Line($"{report.Display(file.Path)}: error: not read: {file.Reason}") + "\n");
        }

        foreach (var one in report.Result.ScanResult.NotJudged)
        {
            output.Write(Printable.Line($"{(one.Path is { } path ? report.Display(path) : one.Name)}: warning: {NotJudgedSentence.Of(one)}") + "\n");
        }
    }
}
