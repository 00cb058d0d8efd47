using System.Globalization;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Prose;

/// <summary>
/// The form for people, grouped by what is judged: one headline a subject and user, then each finding with the lines that lead to it,
/// what to do, and help that is said once.
/// </summary>
public sealed class TextReport : IReport
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public bool TakesStatistics => true;

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        var page = new Page(output, report);
        if (report.HasStatistics)
        {
            Statistics.Write(report, output);
        }

        var helps = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in report.HasStatistics ? [] : FindingGroup.Of(report))
        {
            page.Paragraph(page.Style.Bold(Printable.Line(group.Name) + ":") + " ", 2, Printable.Line(group.Problem));
            foreach (var found in group.Findings)
            {
                WriteFinding(found, page, report, helps);
            }
        }

        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            WriteRest(page, report.Display(file.Path), $"not read: {file.Reason}", ": ");
        }

        foreach (var one in report.Result.ScanResult.NotJudged)
        {
            WriteRest(page, one.Name, NotJudgedSentence.Rest(one), " ");
        }
    }

    private static void WriteRest(Page page, string name, string text, string between)
    {
        page.Paragraph(page.Style.Bold(Printable.Line(name)) + between, name.Length + between.Length, Printable.Line(text));
        page.Line("");
    }

    private static void WriteFinding(Diagnostic found, Page page, LintReport report, HashSet<string> helps)
    {
        page.Line($"{page.Style.Of(found.Severity)} {page.Style.Link(found.Rule.Id, ProjectSite.PageOf(found.Rule.Id))} {page.Style.Faint($"({found.Rule.Name})")}");
        page.Paragraph("  ", 2, Printable.Line(found.Message));
        var frames = new CodeFrames(page, report);
        frames.Write(found.Location, '^', "", found.Severity);
        foreach (var related in found.Related)
        {
            frames.Write(related.Location, '-', related.Message, Severity.Info);
        }

        WriteFix(found, page, report);
        if (found.Help is { } help && helps.Add(help))
        {
            page.Paragraph("  help: ", 8, Printable.Line(help));
        }

        page.Line("");
    }

    private static void WriteFix(Diagnostic found, Page page, LintReport report)
    {
        if (found.Fix is not { } fix)
        {
            page.Paragraph("  no automatic fix: ", 8, Printable.Line(found.NoFix ?? ""));
            return;
        }

        page.Paragraph($"  {page.Style.Good("fix")}: ", 8, Printable.Line(fix.Title + (fix.Applicability == Applicability.Unsafe ? " (only with --unsafe-fixes)" : "")));
        foreach (var change in fix.Changes)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"        {(change.Before is null ? "creates" : "edits")} {page.Path(report.Display(change.Path), change.Path, change.Before is null)}"));
        }
    }
}
