namespace ProxyFixer.Reports;

/// <summary>
/// A JSON object a line, for programs that read as they go: findings, then what could not be read or judged, last a summary, without
/// which the report is not complete.
/// </summary>
public sealed class JsonLinesReport : IReport
{
    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public bool TakesStatistics => true;

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        foreach (var found in report.Diagnostics.Select(report.Worded))
        {
            WriteLine("diagnostic", report, output, (_, members) => members.Write(found));
        }

        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            WriteLine("unreadable", report, output, (_, members) => members.Write(file));
        }

        foreach (var one in report.Result.ScanResult.NotJudged)
        {
            WriteLine("notJudged", report, output, (_, members) => members.Write(one));
        }

        WriteLine("summary", report, output, (json, members) =>
        {
            json.Member("schema", 1);
            members.WriteTool();
            members.WriteSummary(report);
            if (report.HasStatistics)
            {
                members.WriteStatistics(report);
            }
        });
    }

    private static void WriteLine(string type, LintReport report, TextWriter output, Action<JsonOutput, FindingJson> write)
    {
        using var json = new JsonOutput(output, isIndented: false);
        json.Map(() =>
        {
            json.Member("type", type);
            write(json, new(json, report.Display));
        });
    }
}
