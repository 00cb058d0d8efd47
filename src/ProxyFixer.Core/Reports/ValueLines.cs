using System.Text;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>A file of settings, line by line: names, structure, and of the values what <see cref="Secrets"/> shows.</summary>
internal sealed class ValueLines : ILineMask
{
    // Of a longer line nobody reads each value, and each takes its time.
    private const int LongLine = 65_536;

    private readonly SourceText text;
    private readonly NamedValue[] values;
    private readonly Dictionary<string, string> structure = new(StringComparer.Ordinal);

    // The furthest end of the values up to each: where it is before a line, none of them reaches the line.
    private readonly int[] ends;

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="format">Its format, or null where it is not known: then each line is judged by itself.</param>
    public ValueLines(SourceText text, IFormat? format)
    {
        this.text = text;
        values = format is null ? [] : [.. format.Values(format.Parse(text)).Where(value => value.Span.Length > 0).OrderBy(value => value.Span.Start)];
        ends = new int[values.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = Math.Max(values[i].Span.End, i == 0 ? 0 : ends[i - 1]);
        }
    }

    /// <inheritdoc/>
    public string Show(int line)
    {
        var span = text.LineAt(line);
        var shown = new StringBuilder();
        var at = span.Start;
        for (var i = FirstReaching(span.Start); i < values.Length && values[i].Span.Start < span.End; i++)
        {
            var value = values[i].Span;
            if (value.End > at)
            {
                shown.Append(Structure(text.Text.AsSpan(at, Math.Max(0, value.Start - at))));
                var isWhole = value.Start >= at && value.End <= span.End;
                shown.Append(isWhole && (span.Length <= LongLine || value.Length <= 3) ? Secrets.MaskWritten(values[i].Name, text.Read(value)) : Secrets.Hidden);
                at = Math.Min(value.End, span.End);
            }
        }

        return at == span.Start ? VisibleText.OfLine(text.Read(span)) : shown.Append(VisibleText.BehindValues(text.Text[at..span.End])).ToString();
    }

    // Very many values are parted by the same few characters.
    private string Structure(ReadOnlySpan<char> between)
    {
        var known = structure.GetAlternateLookup<ReadOnlySpan<char>>();
        return known.TryGetValue(between, out var shown) ? shown : known[between] = VisibleText.BeforeValue(between);
    }

    private int FirstReaching(int offset)
    {
        var (low, high) = (0, ends.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ends[middle] <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
