using System.CommandLine;
using System.Globalization;
using ProxyFixer.Cli.Git;
using ProxyFixer.Cli.Progress;
using ProxyFixer.Diagnostics;
using ProxyFixer.Reports;
using ProxyFixer.Reports.Prose;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer lint</c>: reports what is missing or without effect; writes nothing.</summary>
internal static class LintCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var options = new RunOptions(offersFixes: false, [.. ReportCatalog.Names]) { WritesManyReports = true };
        var statistics = new Option<bool>("--statistics") { Description = "Totals per rule, in place of the findings where people read" };
        var command = new Command("lint", "Report what is missing or without effect") { statistics };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var (output, targets) = (options.Output, options.Output.Targets(parsed));
            foreach (var target in targets)
            {
                output.UseColor(target, parsed, here); // a report that has no place is told before anything is looked at
            }

            options.Baselines.RequireOwnPlace(parsed, targets, here);
            var run = options.Read(parsed, here);
            var report = new LintReport(Lint(run, options.Baselines, parsed, output.IsQuiet(parsed), here), run.Host.Display, output.IsVerbose(parsed), UseColor: false)
            {
                CheckoutPath = new CheckoutPaths(run.Host, here).Of,
                LinkOf = path => FileUri.Of(run.Host.Own.ContainsKey(path) ? path : run.Host.Files.Root.TrimEnd('/') + path),
                UserOf = new HomeOwners(run.Host).Find,
                Rules = () => run.Engine.Rules,
                Kind = run.ScanResult.Kind,
                FixesFrom = run.Request.FailOn,
                FailsOnNotes = run.FailOn == Severity.Info,
                CommandFor = options.HasInput(parsed) ? null : name => LintClosing.Command(name, parsed),
                HasStatistics = parsed.GetValue(statistics),
                ShowsAll = output.ShowsAll(parsed),
            };
            Write(report, output, parsed, here);
            if (!output.IsQuiet(parsed) && targets.Any(target => target.Format is "text" or "concise"))
            {
                WriteClosing(new LintClosing(report, run.ScanResult, run.FailOn, parsed).Write(run.Host, here), here);
            }

            return Status(report, run.FailOn);
        });
        return command;
    }

    private static void WriteClosing(string text, ProgramContext here)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n').SelectMany(line => LineBreaks.Of("", 0, line, here.IsTerminal ? here.Width : here.ErrorWidth())))
        {
            here.Error.Write(line + "\n");
        }
    }

    // What was written is read again, and the report says what it does not accept.
    private static LintResult Lint(Run run, BaselineOptions baselines, ParseResult parsed, bool isQuiet, ProgramContext here)
    {
        var found = ProgressLine.While(here, isQuiet, run.Pipeline.Lint);
        return baselines.Write(found, parsed, isQuiet, here) is { } written ? ProgressLine.While(here, isQuiet, run.With(written).Pipeline.Lint) : found;
    }

    // All are made before the first is written: a fault in one leaves nothing behind.
    private static void Write(LintReport report, OutputOptions output, ParseResult parsed, ProgramContext here)
    {
        var texts = output.Targets(parsed).Select(target => (target, Text(For(target, report, output, parsed, here), target.Format))).ToArray();
        foreach (var (target, text) in texts)
        {
            OutputOptions.Write(target, here, text);
        }

        if (report.HasStatistics && !texts.Any(one => ReportCatalog.Named(one.target.Format).TakesStatistics))
        {
            var table = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            Statistics.Write(report, table);
            here.Error.Write(table.ToString());
        }
    }

    // What goes to a file is made to be handed on; who wants the exact replacements of SARIF's fixes says so.
    private static LintReport For(OutputTarget target, LintReport report, OutputOptions output, ParseResult parsed, ProgramContext here)
    {
        var useColor = output.UseColor(target, parsed, here);
        var showsAll = report.ShowsAll && (target.Format == "sarif" || !OutputOptions.HasFile(target, here));
        return report with { ShowsAll = showsAll, UseColor = useColor, Width = OutputOptions.Width(target, here), HasLinks = useColor && target.File is null && here.HasLinks };
    }

    private static string Text(LintReport report, string format)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ReportCatalog.Named(format).Write(report, text);
        return text.ToString();
    }

    private static int Status(LintReport report, Severity? failOn) =>
        !report.Result.ScanResult.Unreadable.IsEmpty ? ExitCode.CouldNotFinish
        : failOn is { } lowest && report.Diagnostics.Any(found => found.Severity >= lowest) ? ExitCode.Findings
        : ExitCode.Clean;
}
