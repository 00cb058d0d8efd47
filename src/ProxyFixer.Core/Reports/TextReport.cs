using System.Globalization;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>The form for people: place, severity and rule, then what is wrong, why, and what to do.</summary>
public sealed class TextReport : IReport
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        var ink = new Ink(report.UseColor);
        foreach (var found in report.Shown)
        {
            WriteFinding(found, report, ink, output);
        }

        foreach (var file in report.Result.Survey.Unreadable)
        {
            output.Write($"{ink.Bold(report.Display(file.Path))}: not read: {file.Reason}\n\n");
        }
    }

    private static void WriteFinding(Diagnostic found, LintReport report, Ink ink, TextWriter output)
    {
        var at = found.Location.Start;
        var place = string.Create(CultureInfo.InvariantCulture, $"{report.Display(found.Location.Path)}:{at.Line}:{at.Column}");
        output.Write($"{ink.Bold(place)}: {ink.Of(found.Severity)} {found.Rule.Id} {ink.Faint($"({found.Rule.Name})")}\n");
        output.Write($"  {found.Message}\n");
        foreach (var related in found.Related)
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"  see {report.Display(related.Location.Path)}:{related.Location.Start.Line}: {related.Message}\n"));
        }

        output.Write(found.Fix is { } fix
            ? $"  {ink.Good("fix")}: {fix.Title} ({string.Join(", ", fix.Changes.Select(c => $"{(c.Before is null ? "creates" : "edits")} {report.Display(c.Path)}"))}{(fix.Applicability == Applicability.Unsafe ? "; only with --unsafe-fixes" : "")})\n"
            : $"  no automatic fix: {found.NoFix}\n");
        output.Write(found.Help is { } help ? $"  help: {help}\n\n" : "\n");
    }
}
