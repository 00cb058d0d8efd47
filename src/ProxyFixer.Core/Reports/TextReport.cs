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
        var style = new AnsiStyle(report.UseColor);
        foreach (var found in report.Shown)
        {
            WriteFinding(found, report, style, output);
        }

        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            output.Write($"{style.Bold(Printable.Of(report.Display(file.Path)))}: not read: {Printable.Of(file.Reason)}\n\n");
        }

        foreach (var one in report.Result.ScanResult.NotJudged)
        {
            output.Write($"{style.Bold(Printable.Of(one.Name))} {Printable.Of(NotJudgedSentence.Rest(one))}\n\n");
        }
    }

    private static void WriteFinding(Diagnostic found, LintReport report, AnsiStyle style, TextWriter output)
    {
        var at = found.Location.Start;
        var place = Printable.Of(string.Create(CultureInfo.InvariantCulture, $"{report.Display(found.Location.Path)}:{at.Line}:{at.Column}"));
        output.Write($"{style.Bold(place)}: {style.Of(found.Severity)} {found.Rule.Id} {style.Faint($"({found.Rule.Name})")}\n");
        output.Write($"  {Printable.Of(found.Message)}\n");
        foreach (var related in found.Related)
        {
            output.Write(Printable.Of(string.Create(
                CultureInfo.InvariantCulture,
                $"  see {report.Display(related.Location.Path)}:{related.Location.Start.Line}: {related.Message}\n")));
        }

        output.Write(found.Fix is { } fix
            ? $"  {style.Good("fix")}: {Printable.Of(fix.Title)} ({string.Join(", ", fix.Changes.Select(c => $"{(c.Before is null ? "creates" : "edits")} {Printable.Of(report.Display(c.Path))}"))}{(fix.Applicability == Applicability.Unsafe ? "; only with --unsafe-fixes" : "")})\n"
            : $"  no automatic fix: {Printable.Of(found.NoFix ?? "")}\n");
        output.Write(found.Help is { } help ? $"  help: {Printable.Of(help)}\n\n" : "\n");
    }
}
