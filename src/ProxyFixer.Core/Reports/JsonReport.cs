using System.Reflection;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>The form for programs; stable within its schema number.</summary>
public sealed class JsonReport : IReport
{
    /// <summary>The version of this program.</summary>
    public static string ToolVersion { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.Map("tool", () =>
            {
                json.Member("name", "ProxyFixer");
                json.Member("version", ToolVersion);
            });
            json.Map("summary", () => WriteSummary(json, report));
            json.List("diagnostics", report.Diagnostics, found => WriteFinding(json, found, report.Display));
            json.List("unreadable", report.Result.ScanResult.Unreadable, file => json.Map(() =>
            {
                json.Member("path", report.Display(file.Path));
                json.Member("reason", file.Reason);
            }));
            json.List("notJudged", report.Result.ScanResult.NotJudged, one => json.Map(() =>
            {
                json.Member("subject", one.Name);
                json.Member("path", one.Path is { } path ? report.Display(path) : null);
                json.Member("partly", one.IsPartly);
                json.Member("reason", one.Reason);
            }));
        });
    }

    private static void WriteSummary(JsonOutput json, LintReport report)
    {
        json.Member("files", report.Result.ScanResult.FilesRead.Count);
        json.Member("errors", report.Count(Severity.Error));
        json.Member("warnings", report.Count(Severity.Warning));
        json.Member("infos", report.Count(Severity.Info));
        json.Member("fixable", report.Diagnostics.Count(found => found.Fix is not null));
        json.Member("suppressed", report.Result.Suppressed);
    }

    private static void WriteFinding(JsonOutput json, Diagnostic found, Func<string, string> display) => json.Map(() =>
    {
        json.Member("id", found.Rule.Id);
        json.Member("name", found.Rule.Name);
        json.Member("severity", found.Severity.ToString().ToLowerInvariant());
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
        WriteFix(json, found, display);
        json.Member("help", found.Help);
    });

    private static void WriteFix(JsonOutput json, Diagnostic found, Func<string, string> display)
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
