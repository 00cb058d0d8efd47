using System.ComponentModel;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace ProxyFixer.MSBuild;

/// <summary>The task: lints what the project names, and tells the findings as the build's own.</summary>
public sealed class ProxyFixerLint : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>An executable, or an assembly for the .NET host that builds.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>Folders that are treated as <c>/</c>; metadata <c>Home</c>.</summary>
    public ITaskItem[] Roots { get; set; } = [];

    /// <summary>Files; metadata <c>Kind</c>.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>A settings file; empty for the one that is found.</summary>
    public string Settings { get; set; } = "";

    /// <summary>Where the findings are also written as SARIF; empty for nowhere.</summary>
    public string ErrorLog { get; set; } = "";

    /// <summary>Where the reports are kept for the next build.</summary>
    [Required]
    public string Cache { get; set; } = "";

    /// <summary>Whether the reports of the last build may be said again.</summary>
    public bool UseCache { get; set; } = true;

    /// <summary>Ids of rules whose findings are not reported.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>Ids of rules whose warnings are not worth a warning.</summary>
    public string WarningsAsMessages { get; set; } = "";

    /// <summary>Ids of rules whose warnings are errors.</summary>
    public string WarningsAsErrors { get; set; } = "";

    /// <summary>Ids of rules whose warnings stay warnings.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary><c>true</c> where all warnings are errors.</summary>
    public string TreatWarningsAsErrors { get; set; } = "";

    private string Folder { get; } = Environment.CurrentDirectory;

    private WarningSettings Warnings => new(NoWarn, WarningsAsMessages, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors);

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Lint();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            Fail(null, e.Message);
        }

        return !Log.HasLoggedErrors && !cancellation.IsCancellationRequested;
    }

    private void Lint()
    {
        var runs = LintRun.Plan(Roots, Files).ToArray();
        var program = Path.GetFullPath(Program);
        var fingerprint = Fingerprint.Of(runs, program, Settings, Folder);
        var cache = new ReportCache(Path.GetFullPath(Cache));
        var kept = UseCache && Fingerprint.SeesAll(Settings, Folder) ? cache.Read(fingerprint) : null;
        if (kept is not null)
        {
            Log.LogMessage(MessageImportance.Low, "Nothing has changed: these are the findings of the last build.");
        }

        ForgetErrorLog();
        var reports = kept ?? Run(runs, program);
        if (reports is null)
        {
            return;
        }

        foreach (var (run, report) in runs.Zip(reports))
        {
            Tell(SarifReport.Read(report, run.Base(Folder))!);
        }

        cache.Write(fingerprint, reports);
        WriteErrorLog(reports);
    }

    // Null where a run ended without a report; why is said, unless somebody ended it.
    private string[]? Run(LintRun[] runs, string program)
    {
        var reports = new List<string>();
        foreach (var run in runs)
        {
            var (report, words) = run.Execute(program, Settings, Folder, cancellation.Token);
            if (cancellation.IsCancellationRequested)
            {
                return null;
            }

            if (SarifReport.Read(report, Folder) is null)
            {
                Fail(run.Paths[0], words.Trim().Replace("proxyfixer: ", "", StringComparison.Ordinal).ReplaceLineEndings("; "));
                return null;
            }

            reports.Add(report);
        }

        return [.. reports];
    }

    private void Fail(string? file, string why) => Log.LogError(null, "PXF0000", null, null, file, 0, 0, 0, 0, "{0}", why);

    private void Tell(SarifReport report)
    {
        var settings = Warnings;
        foreach (var found in report.Findings)
        {
            Tell(settings.Of(found.Level, found.Code), found);
        }

        foreach (var (level, text, place) in report.Notices)
        {
            Tell(level == "error" ? BuildLevel.Error : BuildLevel.Message, new("PXF0000", level, null, null, text, place));
        }
    }

    private void Tell(BuildLevel level, Finding found)
    {
        var (file, line, column, endLine, endColumn) = found.Place;
        switch (level)
        {
            case BuildLevel.Error:
                Log.LogError(found.Category, found.Code, null, found.Link, file, line, column, endLine, endColumn, "{0}", found.Text);
                break;
            case BuildLevel.Warning:
                Log.LogWarning(found.Category, found.Code, null, found.Link, file, line, column, endLine, endColumn, "{0}", found.Text);
                break;
            default:
                Log.LogMessage(found.Category, found.Code, null, file, line, column, endLine, endColumn, level == BuildLevel.Message ? MessageImportance.High : MessageImportance.Low, "{0}", found.Text);
                break;
        }
    }

    // A log of another build would pass for that of this one, where this one fails.
    private void ForgetErrorLog()
    {
        if (ErrorLog.Length > 0 && File.Exists(ErrorLog))
        {
            File.Delete(ErrorLog);
        }
    }

    private void WriteErrorLog(string[] reports)
    {
        if (ErrorLog.Length > 0)
        {
            var path = Path.GetFullPath(ErrorLog);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, SarifReport.Join(reports, Warnings));
        }
    }
}
