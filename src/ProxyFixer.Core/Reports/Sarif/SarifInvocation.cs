namespace ProxyFixer.Reports.Sarif;

/// <summary>Writes what the run could not read or judge. Without time, user and command line, so that the same input gives the same bytes.</summary>
/// <param name="json">Where to.</param>
/// <param name="report">What to say.</param>
internal sealed class SarifInvocation(JsonOutput json, LintReport report)
{
    private readonly SarifPlaces places = new(json, report);

    /// <summary>Writes the members of the invocation.</summary>
    public void Write()
    {
        var scan = report.Result.ScanResult;
        json.Member("executionSuccessful", scan.Unreadable.IsEmpty);
        var notes = scan.Unreadable.Select(file => ("error", $"{report.Display(file.Path)} was not read: {file.Reason}", (string?)file.Path))
            .Concat(scan.NotJudged.Select(one => ("note", NotJudgedSentence.Of(one), one.Path)));
        json.List("toolExecutionNotifications", notes, note => json.Map(() =>
        {
            json.Member("level", note.Item1);
            json.Map("message", () => json.Member("text", Printable.Of(note.Item2)));
            if (note.Item3 is { } path)
            {
                json.List("locations", [path], file => json.Map(() => places.Write(file)));
            }
        }));
    }
}
