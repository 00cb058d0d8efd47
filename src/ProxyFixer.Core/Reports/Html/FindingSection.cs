using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Html;

/// <summary>Each finding with the lines that lead to it, what to do, and the patch that does it.</summary>
/// <param name="html">Where to.</param>
/// <param name="report">The report.</param>
/// <param name="findings">Its findings.</param>
internal sealed class FindingSection(HtmlWriter html, LintReport report, NumberedFindings findings)
{
    private readonly CodeView code = new(html, report);
    private readonly HashSet<string> helps = new(StringComparer.Ordinal);

    /// <summary>Writes it.</summary>
    public void Write()
    {
        foreach (var group in findings.Groups)
        {
            html.Element("section", "group", () =>
            {
                html.Element("h2", "", group.Name);
                foreach (var found in group.Findings)
                {
                    WriteFinding(found);
                }
            });
        }
    }

    private void WriteFinding(Diagnostic found) => html.Element("article", found.Severity.Word(), () =>
    {
        WriteHead(found);
        html.Element("p", "message", found.Message);
        code.Write(found.Location, "", found.Severity);
        foreach (var related in found.Related)
        {
            code.Write(related.Location, related.Message, Severity.Info);
        }

        WriteFix(found);
        if (found.Help is { } help && helps.Add(help))
        {
            html.Element("p", "help", help);
        }

        WriteReason(found.Rule);
    }, ("id", findings.IdOf(found)));

    private void WriteHead(Diagnostic found) => html.Element("h3", "", () =>
    {
        html.Element("a", "number", findings.NumberOf(found), ("href", "#" + findings.IdOf(found)), ("aria-label", "Link to this finding"));
        html.Element("span", "what", found.Rule.Title);
        html.Element("span", "tags", () =>
        {
            html.Element("span", "severity", found.Severity == Severity.Info ? "note" : found.Severity.Word());
            html.Link("id", ProjectSite.PageOf(found.Rule.Id), found.Rule.Id);
        });
    });

    private void WriteFix(Diagnostic found)
    {
        if (found.Fix is not { } fix)
        {
            html.Element("p", "fix none", () => Labelled("No automatic fix", found.NoFix ?? ""));
            return;
        }

        html.Element("p", "fix", () => Labelled("Fix", fix.Title + (fix.Applicability == Applicability.Safe ? "" : " (only with --unsafe-fixes)")));
        foreach (var change in fix.Changes)
        {
            code.Write(new(change.Path, change.Before, change.Apply(), [found]));
        }
    }

    private void Labelled(string label, string text)
    {
        html.Element("b", "", label);
        html.Text(" " + text);
    }

    private void WriteReason(RuleDescriptor rule) => html.Element("details", "", () =>
    {
        html.Element("summary", "", "Why it matters");
        new RuleProse(html).Write(rule.Why);
        html.Element("p", "sources", "Sources: " + string.Join("; ", rule.Sources));
    });
}
