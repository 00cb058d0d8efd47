using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Reports.Prose;

/// <summary>The lines that lead to a finding, each with its place underlined; values that are not known to be harmless are hidden.</summary>
/// <param name="page">Where to.</param>
/// <param name="report">Knows how paths are shown.</param>
internal sealed class CodeFrames(Page page, LintReport report)
{
    private const int WidestLine = 110;
    private const string TabWidth = "    ";
    private bool isFirst = true;

    /// <summary>Writes a frame.</summary>
    /// <param name="place">The place.</param>
    /// <param name="mark">What it is underlined with.</param>
    /// <param name="label">What is there; may be empty.</param>
    /// <param name="severity">Gives the colour of the mark.</param>
    public void Write(Location place, char mark, string label, Severity severity)
    {
        var at = place.Start;
        var number = at.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', Math.Max(4, number.Length));
        var where = string.Create(CultureInfo.InvariantCulture, $"{report.Display(place.Path)}:{at.Line}:{at.Column}");
        var line = FrameLine.Of(place, page.MaskOf(place.Text), page.Width == 0 ? WidestLine : Math.Max(20, page.Width - margin.Length - 3));
        var isAlone = line is null && label.Length > 0; // what is there can only be said
        page.Line($"{margin[..^1]}{page.Style.Faint(isFirst ? "-->" : ":::")} {page.Path(where, place.Path)}{(isAlone ? ": " + Printable.Line(label) : "")}");
        isFirst = false;
        if (line is null)
        {
            return;
        }

        page.Line($"{page.Style.Faint($"{number.PadLeft(margin.Length)} |")} {line.Text}");
        var under = new string(mark, line.Length);
        var head = $"{page.Style.Faint($"{margin} |")} {new string(' ', line.Start)}";
        var marked = head + (mark == '^' ? page.Style.Mark(severity, under) : page.Style.Place(under));
        if (page.Width > 0 && margin.Length + 3 + line.Start + line.Length + 1 + label.Length > page.Width)
        {
            page.Line(marked);
            (marked, head) = (head, "");
        }

        if (label.Length > 0)
        {
            page.Paragraph(marked + (head.Length == 0 ? "" : " "), margin.Length + 3, Printable.Line(label));
        }
        else if (head.Length > 0)
        {
            page.Line(marked);
        }
    }

    /// <summary>A line as it is shown, and where the place is in it.</summary>
    /// <param name="Text">The line.</param>
    /// <param name="Start">Where the place begins, from 0.</param>
    /// <param name="Length">How long it is, at least 1.</param>
    internal sealed record FrameLine(string Text, int Start, int Length)
    {
        /// <summary>Shows the line in which a place begins.</summary>
        /// <param name="place">The place.</param>
        /// <param name="mask">What may be shown of its file.</param>
        /// <param name="widest">The most characters of it that are shown.</param>
        /// <returns>The line; null where it is empty, or hidden as a whole.</returns>
        public static FrameLine? Of(Location place, ILineMask mask, int widest)
        {
            var text = place.Text;
            var whole = text.LineAt(place.Start.Line);
            if (text.Read(whole).Trim() is { Length: 0 } or "\uFEFF")
            {
                return null;
            }

            var written = text.Read(whole);
            var shown = mask.Show(place.Start.Line);
            if (shown.Trim() == Secrets.Hidden)
            {
                return null;
            }

            var common = Common(written, shown);
            var start = Math.Min(place.Span.Start - whole.Start, common);
            var last = Math.Clamp(place.Span.End - whole.Start, 0, written.Length);
            var rest = written.Length - last;
            var end = last <= common ? last : rest <= Common(Reversed(written), Reversed(shown)) ? shown.Length - rest : shown.Length;
            return Cut(Printable.Of(shown), start, Math.Max(end, start + 1), widest);
        }

        private static FrameLine Cut(string line, int start, int end, int widest)
        {
            var (from, to) = (0, line.Length);
            if (line.Length > widest)
            {
                from = end <= widest - 1 ? 0 : Math.Max(0, start - 10);
                to = Math.Min(line.Length, from + widest - (from > 0 ? 2 : 1));
            }

            var before = (from > 0 ? "…" : "") + line[from..Math.Min(start, line.Length)].Replace("\t", TabWidth, StringComparison.Ordinal);
            var inside = line[Math.Min(start, line.Length)..Math.Clamp(end, Math.Min(start, line.Length), to)].Replace("\t", TabWidth, StringComparison.Ordinal);
            var behind = line[Math.Clamp(end, Math.Min(start, line.Length), to)..to].Replace("\t", TabWidth, StringComparison.Ordinal) + (to < line.Length ? "…" : "");
            return new(before + inside + behind, before.Length, Math.Max(1, inside.TrimEnd().Length));
        }

        private static int Common(string a, string b) => a.AsSpan().CommonPrefixLength(b);

        private static string Reversed(string text)
        {
            var characters = text.ToCharArray();
            Array.Reverse(characters);
            return new(characters);
        }
    }
}
