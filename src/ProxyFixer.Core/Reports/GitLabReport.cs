using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>GitLab's Code Quality report: a list of issues, each with a fingerprint of its own (docs.gitlab.com, "Code Quality", report format).</summary>
public sealed class GitLabReport : IReport
{
    /// <inheritdoc/>
    public string Name => "gitlab";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.BeginList();
        foreach (var (found, key) in report.Keyed)
        {
            Write(json, $"{found.Rule.Id} {found.Message}", found.Rule.Id, key, Level(found.Severity), report.CheckoutPath(found.Location.Path), found.Location.Start.Line, found.Location.End.Line);
        }

        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            Write(json, $"not read: {file.Reason}", "not-read", $"not-read:{report.CheckoutPath(file.Path)}", "critical", report.CheckoutPath(file.Path), 1, 1);
        }

        // An issue needs a file; what has none is in the other forms.
        foreach (var one in report.Result.ScanResult.NotJudged.Where(one => one.Path is not null))
        {
            Write(json, NotJudgedSentence.Of(one), "not-judged", $"not-judged:{report.CheckoutPath(one.Path!)}:{one.Name}", "info", report.CheckoutPath(one.Path!), 1, 1);
        }

        json.EndList();
    }

    private static void Write(JsonOutput json, string description, string check, string key, string level, string path, int begin, int end) => json.Map(() =>
    {
        json.Member("description", description);
        json.Member("check_name", check);
        json.Member("fingerprint", key);
        json.Member("severity", level);
        json.Map("location", () =>
        {
            json.Member("path", path);
            json.Map("lines", () =>
            {
                json.Member("begin", begin);
                json.Member("end", end);
            });
        });
    });

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "critical",
        Severity.Warning => "major",
        _ => "info",
    };
}
