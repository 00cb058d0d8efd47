using System.Globalization;

namespace ProxyFixer.Reports;

/// <summary>One line a finding, as editors and <c>grep</c> know it: <c>FILE:LINE:COL: severity PXFnnnn message</c>; <c>[*]</c> marks what <c>fix</c> mends.</summary>
public sealed class ConciseReport : IReport
{
    /// <inheritdoc/>
    public string Name => "concise";

    /// <inheritdoc/>
    public bool TakesStatistics => true;

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output)
    {
        if (report.HasStatistics)
        {
            Statistics.Write(report, output);
        }

        var style = new AnsiStyle(report.UseColor);
        foreach (var found in report.HasStatistics ? [] : report.Shown)
        {
            var at = found.Location.Start;
            var place = OneLine(string.Create(CultureInfo.InvariantCulture, $"{report.Display(found.Location.Path)}:{at.Line}:{at.Column}"));
            output.Write($"{style.Bold(place)}: {style.Of(found.Severity)} {found.Rule.Id} {(report.CanFix(found) ? "[*] " : "")}{OneLine(found.Message)}\n");
        }

        foreach (var file in report.Result.ScanResult.Unreadable)
        {
            output.Write($"{style.Bold(OneLine(report.Display(file.Path)))}: not read: {OneLine(file.Reason)}\n");
        }

        foreach (var one in report.Result.ScanResult.NotJudged)
        {
            output.Write($"{style.Bold(OneLine(one.Path is { } path ? report.Display(path) : one.Name))}: {OneLine(NotJudgedSentence.Of(one))}\n");
        }
    }

    private static string OneLine(string text) => Printable.Line(text);
}
