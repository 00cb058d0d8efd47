using System.Globalization;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Html;

/// <summary>The head of the page: what was found, the one command that fixes it, and a list of the findings.</summary>
/// <param name="html">Where to.</param>
/// <param name="report">The report.</param>
/// <param name="findings">Its findings.</param>
internal sealed class Summary(HtmlWriter html, LintReport report, NumberedFindings findings)
{
    /// <summary>What was found, in numbers.</summary>
    /// <param name="report">The report.</param>
    /// <returns>For example <c>1 error and 2 warnings</c>.</returns>
    public static string Counts(LintReport report)
    {
        string[] counts =
        [
            .. new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Info, "note") }
                .Select(kind => (Count: report.Count(kind.Item1), Word: kind.Item2))
                .Where(kind => kind.Count > 0)
                .Select(kind => Number(kind.Count, kind.Word)),
        ];
        var scan = report.Result.ScanResult;
        return counts.Length == 0 ? scan.FileCount == 0 ? scan.Unreadable.IsEmpty ? "nothing of OpenClaw was found" : "nothing could be judged"
            : $"no {(report.Result.Known > 0 ? "new " : "")}problem found"
            : counts.Length == 1 ? counts[0]
            : string.Join(", ", counts[..^1]) + " and " + counts[^1];
    }

    /// <summary>Writes it.</summary>
    public void Write() => html.Element("header", Mood(), () =>
    {
        html.Element("p", "brand", () =>
        {
            html.Text("ProxyFixer report");
            html.Element("span", "about", Gravest is null ? "" : findings.Groups[0].Name);
        });
        html.Element("h1", "", Headline());
        html.Element("p", "lead", Lead());
        WriteCommand();
        WriteContents();
    });

    internal static string Number(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private bool IsIncomplete => !report.Result.ScanResult.Unreadable.IsEmpty || report.Result.ScanResult.NotJudged.Any(one => !one.IsPartly);

    private Diagnostic? Gravest => findings.Groups is [{ } group, ..] && group.Findings[0].Severity > Severity.Info ? group.Findings[0] : null;

    private string Mood() => report.Count(Severity.Error) > 0 ? "bad"
        : report.Count(Severity.Warning) > 0 || IsIncomplete ? "doubtful"
        : report.Result.ScanResult.FileCount == 0 ? "plain"
        : "good";

    private string Headline() => report.Diagnostics.IsEmpty && report.Result.ScanResult.FileCount == 0
        ? report.Result.ScanResult.Unreadable.IsEmpty ? "Nothing of OpenClaw was found" : "Nothing could be judged"
        : Gravest is { } gravest ? gravest.Rule.Title
        : IsIncomplete ? "No problem found in what could be judged"
        : report.Result.Known > 0 ? "No new problem found"
        : "No problem found";

    private string Lead()
    {
        var scan = report.Result.ScanResult;
        var fixable = report.CountFixes(Applicability.Safe);
        return $"{(report.Diagnostics.IsEmpty ? "Nothing to say of what stands" : char.ToUpperInvariant(Counts(report)[0]) + Counts(report)[1..])} in {Number(scan.FileCount, "file")}."
            + (fixable > 0 ? string.Create(CultureInfo.InvariantCulture, $" {fixable} can be fixed safely.") : "")
            + (IsIncomplete ? " Not everything could be judged; see the end." : "")
            + (report.Result.Known > 0 ? $" {Number(report.Result.Known, "finding")} of the baseline {(report.Result.Known == 1 ? "is" : "are")} still there." : "");
    }

    private void WriteCommand()
    {
        if (report.CommandFor is { } command && report.Diagnostics.Any(report.CanFix))
        {
            html.Element("dl", "commands", () =>
            {
                html.Element("dt", "", "See the change");
                html.Element("dd", "", () => html.Element("code", "", command("diff")));
                html.Element("dt", "", "Make it");
                html.Element("dd", "", () => html.Element("code", "", command("fix")));
            });
        }
    }

    private void WriteContents()
    {
        if (findings.Groups.IsEmpty)
        {
            return;
        }

        html.Element("nav", "", () => html.Element("ol", "", () =>
        {
            foreach (var found in findings.Groups.SelectMany(group => group.Findings))
            {
                html.Element("li", found.Severity.Word(), () => html.Element("a", "", () =>
                {
                    html.Element("span", "number", findings.NumberOf(found));
                    html.Element("span", "what", found.Rule.Title);
                    html.Element("code", "id", found.Rule.Id);
                }, ("href", "#" + findings.IdOf(found))));
            }
        }), ("aria-label", "Findings"));
    }
}
