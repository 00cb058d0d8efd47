using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>The sentence that ends a report for people.</summary>
internal static class LintClosing
{
    /// <summary>Makes it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>One or two lines.</returns>
    public static string Of(LintReport report) => Closing(report) + Suppressed(report);

    private static string Closing(LintReport report)
    {
        var files = report.Result.ScanResult.FilesRead.Count;
        var (errors, warnings, hidden) = (report.Count(Severity.Error), report.Count(Severity.Warning), report.Diagnostics.Length - report.Shown.Count());
        var fixable = report.Diagnostics.Count(found => found.Fix is { Applicability: Applicability.Safe } && found.Severity > Severity.Info);
        return files == 0 ? "Nothing of OpenClaw was found here, so there is nothing to check.\n"
            : errors + warnings == 0 ? $"No problem found in {Number(files, "file")}{NotJudged(report)}.{Hint(hidden)}\n"
            : $"{Counts(errors, warnings)} in {Number(files, "file")}; {(fixable == 0
                ? "none can be fixed automatically"
                : $"{fixable} can be fixed: proxyfixer diff shows how, proxyfixer fix does it")}.{Hint(hidden)}\n";
    }

    private static string Counts(int errors, int warnings) => string.Join(" and ", new[]
    {
        errors == 0 ? "" : Number(errors, "error"),
        warnings == 0 ? "" : Number(warnings, "warning"),
    }.Where(count => count.Length > 0));

    // Silence about these is no health.
    private static string NotJudged(LintReport report)
    {
        var names = report.Result.ScanResult.NotJudged.Where(one => !one.IsPartly).Select(one => Printable.Of(one.Name)).Distinct().ToArray();
        return names.Length == 0 ? "" : $"; {string.Join(" and ", names)} {(names.Length == 1 ? "was" : "were")} not judged";
    }

    private static string Suppressed(LintReport report) =>
        report.IsVerbose && report.Result.Suppressed > 0 ? $"{Number(report.Result.Suppressed, "finding")} suppressed.\n" : "";

    private static string Hint(int hidden) => hidden == 0 ? "" : $" {Number(hidden, "note")} more with --verbose.";

    private static string Number(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
