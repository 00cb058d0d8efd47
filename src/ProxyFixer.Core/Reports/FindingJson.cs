using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Reports;

/// <summary>The members of findings and of what was not judged, the same in every JSON form.</summary>
/// <param name="json">Where to.</param>
/// <param name="display">Gives a path as it is shown.</param>
internal sealed class FindingJson(JsonOutput json, Func<string, string> display)
{
    /// <summary>Writes the members of a finding.</summary>
    /// <param name="found">The finding.</param>
    public void Write(Diagnostic found)
    {
        json.Member("id", found.Rule.Id);
        json.Member("name", found.Rule.Name);
        json.Member("severity", found.Severity.Word());
        json.Member("message", found.Message);
        json.Member("path", display(found.Location.Path));
        json.Member("startLine", found.Location.Start.Line);
        json.Member("startColumn", found.Location.Start.Column);
        json.Member("endLine", found.Location.End.Line);
        json.Member("endColumn", found.Location.End.Column);
        json.Member("subject", found.Subject);
        json.Member("fingerprint", found.Fingerprint);
        json.List("related", found.Related, related => json.Map(() =>
        {
            json.Member("path", display(related.Location.Path));
            json.Member("startLine", related.Location.Start.Line);
            json.Member("startColumn", related.Location.Start.Column);
            json.Member("message", related.Message);
        }));
        WriteFix(found);
        json.Member("help", found.Help);
    }

    /// <summary>Writes the members of a file that could not be read.</summary>
    /// <param name="file">The file.</param>
    public void Write(UnreadableFile file)
    {
        json.Member("path", display(file.Path));
        json.Member("reason", file.Reason);
    }

    /// <summary>Writes the members of something that was not judged.</summary>
    /// <param name="one">The thing.</param>
    public void Write(NotJudged one)
    {
        json.Member("subject", one.Name);
        json.Member("path", one.Path is { } path ? display(path) : null);
        json.Member("partly", one.IsPartly);
        json.Member("reason", one.Reason);
    }

    /// <summary>Writes the members of a summary.</summary>
    /// <param name="report">What it sums up.</param>
    public void WriteSummary(LintReport report)
    {
        json.Member("files", report.Result.ScanResult.FileCount);
        json.Member("errors", report.Count(Severity.Error));
        json.Member("warnings", report.Count(Severity.Warning));
        json.Member("infos", report.Count(Severity.Info));
        json.Member("fixable", report.CountFixes(Applicability.Safe));
        json.Member("suppressed", report.Result.Suppressed);
    }

    /// <summary>Writes the totals per rule, as a member.</summary>
    /// <param name="report">What it sums up.</param>
    public void WriteStatistics(LintReport report) => json.List("statistics", Statistics.Of(report), total => json.Map(() =>
    {
        json.Member("id", total.Rule.Id);
        json.Member("name", total.Rule.Name);
        json.Member("count", total.Count);
        json.Member("fixable", total.Fixable);
    }));

    /// <summary>Writes what program made the report, as a member.</summary>
    public void WriteTool() => json.Map("tool", () =>
    {
        json.Member("name", "ProxyFixer");
        json.Member("version", JsonReport.ToolVersion);
    });

    private void WriteFix(Diagnostic found)
    {
        if (found.Fix is not { } fix)
        {
            json.Member("fix", null);
            json.Member("noFix", found.NoFix);
            return;
        }

        json.Map("fix", () =>
        {
            json.Member("title", fix.Title);
            json.Member("applicability", fix.Applicability switch
            {
                Applicability.Safe => "safe",
                Applicability.Unsafe => "unsafe",
                _ => "display-only",
            });
            json.List("files", fix.Changes.Select(change => display(change.Path)));
        });
    }
}
