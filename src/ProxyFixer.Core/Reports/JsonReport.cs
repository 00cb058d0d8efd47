namespace ProxyFixer.Reports;

/// <summary>The form for programs; stable within its schema number (docs/report.schema.json).</summary>
public sealed class JsonReport : IReport
{
    /// <summary>The version of this program.</summary>
    public static string ToolVersion => ProjectFacts.Version;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public bool TakesStatistics => true;

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var members = new FindingJson(json, report.Display);
        json.Map(() =>
        {
            json.Member("schema", 1);
            members.WriteTool();
            json.Map("summary", () => members.WriteSummary(report));
            if (report.HasStatistics)
            {
                members.WriteStatistics(report);
            }

            json.List("diagnostics", report.Diagnostics.Select(report.Worded), found => json.Map(() => members.Write(found)));
            json.List("unreadable", report.Result.ScanResult.Unreadable, file => json.Map(() => members.Write(file)));
            json.List("notJudged", report.Result.ScanResult.NotJudged, one => json.Map(() => members.Write(one)));
        });
    }
}
