using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Text;

namespace ProxyFixer.Reports.Html;

/// <summary>Lines of files on the page: where a finding is, and what a fix changes. Values that are not known to be harmless are hidden.</summary>
/// <param name="html">Where to.</param>
/// <param name="report">Knows how paths are shown.</param>
internal sealed class CodeView(HtmlWriter html, LintReport report)
{
    private const int WidestLine = 240;
    private const int LinesAround = 1;
    private const int MostPatchLines = 200;
    private readonly LineMasks masks = new(report.Kind);

    /// <summary>Writes the line of a place, marked, with the lines around it.</summary>
    /// <param name="place">The place.</param>
    /// <param name="label">What is there; may be empty.</param>
    /// <param name="severity">Gives the colour of the mark.</param>
    public void Write(Location place, string label, Severity severity) => html.Element("figure", "code", () =>
    {
        var at = place.Start;
        html.Element("figcaption", "", () =>
        {
            html.Element("span", "path", string.Create(CultureInfo.InvariantCulture, $"{report.Display(place.Path)}:{at.Line}:{at.Column}"));
            html.Element("span", "label", label);
        });
        var mask = masks.Of(place.Text);
        if (CodeFrames.FrameLine.Of(place, mask, WidestLine) is { } marked)
        {
            html.Element("pre", "", () => WriteFrame(place, marked, mask, severity));
        }
    });

    /// <summary>Writes the patch of a file.</summary>
    /// <param name="patch">The file before and after.</param>
    public void Write(FilePatch patch) => html.Element("figure", "code patch", () =>
    {
        html.Element("figcaption", "", () =>
        {
            html.Element("span", "path", report.Display(patch.Path));
            html.Element("span", "label", patch.Before is null ? "new file" : "changed");
        });
        var mask = new DiffMask(patch);
        var lines = UnifiedDiff.Render([patch], report.Display, (_, line) => mask.Show(line), _ => "").TrimEnd('\n').Split('\n');
        html.Element("pre", "", () =>
        {
            // The first two name the file.
            foreach (var (i, line) in lines.Take(MostPatchLines).Index())
            {
                WriteLine(i < 2 ? "file" : KindOf(line), "", line);
            }

            if (lines.Length > MostPatchLines)
            {
                WriteLine("place", "", $"… {Summary.Number(lines.Length - MostPatchLines, "line")} more");
            }
        });
    });

    private void WriteFrame(Location place, CodeFrames.FrameLine marked, ILineMask mask, Severity severity)
    {
        var line = place.Start.Line;
        for (var at = Math.Max(1, line - LinesAround); at <= Math.Min(place.Text.LineCount, line + LinesAround); at++)
        {
            var number = at.ToString(CultureInfo.InvariantCulture);
            if (at != line)
            {
                if (at < line || place.Text.LineAt(at).Length > 0)
                {
                    WriteLine("around", number, Short(mask.Show(at)));
                }

                continue;
            }

            WriteLine("here", number, () =>
            {
                var end = Math.Min(marked.Text.Length, marked.Start + marked.Length);
                html.Text(marked.Text[..Math.Min(marked.Start, end)]);
                html.Element("mark", severity.Word(), marked.Text[Math.Min(marked.Start, end)..end]);
                html.Text(marked.Text[end..]);
            });
        }
    }

    private void WriteLine(string kind, string number, string text) => WriteLine(kind, number, () => html.Text(text));

    private void WriteLine(string kind, string number, Action inside) => html.Element("span", "line " + kind, () =>
    {
        if (number.Length > 0)
        {
            html.Element("span", "no", number);
        }

        html.Element("span", "text", () =>
        {
            inside();
            html.Text("\n"); // so that what is copied has lines
        });
    });

    private static string KindOf(string line) => line.Length == 0 ? "same" : line[0] switch
    {
        '+' => "added",
        '-' => "removed",
        '@' => "place",
        '\\' => "place",
        _ => "same",
    };

    private static string Short(string line) => line.Length <= WidestLine ? line : line[..(WidestLine - 1)] + "…";
}
