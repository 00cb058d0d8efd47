using System.Globalization;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>
/// Workflow commands of GitHub Actions, which become annotations in a pull request. Escaping as in the toolkit's command.ts: values of
/// properties also lose their colons and commas.
/// </summary>
public sealed class GitHubReport : IReport
{
    /// <inheritdoc/>
    public string Name => "github";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        foreach (var found in report.Diagnostics)
        {
            output.Write($"::{Level(found.Severity)} {Place(found, report)},title={Property($"{found.Rule.Id} {found.Rule.Name}")}::{Data(Text(found))}\n");
        }

        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            output.Write($"::error file={Property(report.CheckoutPath(file.Path))},title=not read::{Data($"not read: {file.Reason}")}\n");
        }

        foreach (var one in report.Result.ScanResult.NotJudged)
        {
            var place = one.Path is { } path ? $"file={Property(report.CheckoutPath(path))}," : "";
            output.Write($"::notice {place}title=not judged::{Data(NotJudgedSentence.Of(one))}\n");
        }
    }

    private static string Level(Severity severity) => severity == Severity.Info ? "notice" : severity.Word();

    // Columns count only within one line.
    private static string Place(Diagnostic found, LintReport report)
    {
        var (start, end) = (found.Location.Start, found.Location.End);
        var columns = start.Line == end.Line ? string.Create(CultureInfo.InvariantCulture, $",col={start.Column},endColumn={end.Column}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"file={Property(report.CheckoutPath(found.Location.Path))},line={start.Line},endLine={end.Line}{columns}");
    }

    private static string Text(Diagnostic found) =>
        found.Message + (found.Fix is { } fix ? $"\nFix: {fix.Title}" : "") + (found.Help is { } help ? $"\nHelp: {help}" : "");

    private static string Data(string text) => Printable.Of(text)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
