using System.CommandLine;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer lint</c>: reports what is missing or without effect; writes nothing.</summary>
internal static class LintCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var options = new RunOptions(offersFixes: false, "text", "msbuild", "json");
        var command = new Command("lint", "Report what is missing or without effect");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var (run, output) = (options.Read(parsed, here), options.Output);
            var report = new LintReport(run.Pipeline.Lint(), run.Host.Display, output.IsVerbose(parsed), output.UseColor(parsed, here));
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            ReportCatalog.Named(output.Format(parsed)).Write(report, text);
            output.Write(parsed, here, text.ToString());
            if (!output.IsQuiet(parsed) && output.Format(parsed) == "text")
            {
                here.Error.Write(Closing(report) + Suppressed(report));
            }

            return Status(report, run.FailOn);
        });
        return command;
    }

    private static int Status(LintReport report, Severity? failOn) =>
        !report.Result.ScanResult.Unreadable.IsEmpty ? ExitCode.CouldNotFinish
        : failOn is { } lowest && report.Diagnostics.Any(found => found.Severity >= lowest) ? ExitCode.Findings
        : ExitCode.Clean;

    private static string Closing(LintReport report)
    {
        var files = report.Result.ScanResult.FilesRead.Count;
        var (errors, warnings, hidden) = (report.Count(Severity.Error), report.Count(Severity.Warning), report.Diagnostics.Length - report.Shown.Count());
        var fixable = report.Diagnostics.Count(found => found.Fix is { Applicability: Applicability.Safe } && found.Severity > Severity.Info);
        return files == 0 ? "Nothing of OpenClaw was found here, so there is nothing to check.\n"
            : errors + warnings == 0 ? $"No problem found in {Number(files, "file")}{NotJudged(report)}.{Hint(hidden)}\n"
            : $"{Number(errors, "error")} and {Number(warnings, "warning")} in {Number(files, "file")}; {(fixable == 0
                ? "none can be fixed automatically"
                : $"{fixable} can be fixed: proxyfixer diff shows how, proxyfixer fix does it")}.{Hint(hidden)}\n";
    }

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
