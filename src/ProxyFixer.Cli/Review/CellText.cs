using System.Text;
using Spectre.Console;

namespace ProxyFixer.Cli.Review;

/// <summary>Text measured in cells of the screen: East Asian characters take two.</summary>
internal static class CellText
{
    /// <summary>Measures a text.</summary>
    /// <param name="text">One line without tabs.</param>
    /// <returns>Cells.</returns>
    public static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>Breaks a text between words, and a word that is too long within it.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Cells of the screen.</param>
    /// <param name="used">Cells that are taken in the first line.</param>
    /// <param name="indent">Blanks before each further line.</param>
    /// <returns>At least one line; the first without what is taken.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width, int used, int indent)
    {
        var lines = new List<string>();
        var (line, cells) = (new StringBuilder(), used);
        var isEmpty = true;
        foreach (var word in text.Split(' ').SelectMany(word => Fold(word, width - indent, "")))
        {
            var length = Width(word);
            if (cells + (isEmpty ? 0 : 1) + length > width && (!isEmpty || cells > indent))
            {
                lines.Add(line.ToString());
                line.Clear().Append(' ', indent);
                (cells, isEmpty) = (indent, true);
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            (cells, isEmpty) = (cells + length + (isEmpty ? 0 : 1), false);
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Breaks a text wherever the screen ends.</summary>
    /// <param name="text">One line without tabs.</param>
    /// <param name="width">Cells of the screen.</param>
    /// <param name="mark">Stands before each further line.</param>
    /// <returns>At least one line.</returns>
    public static IReadOnlyList<string> Fold(string text, int width, string mark)
    {
        if (text.Length * 2 <= width)
        {
            return [text];
        }

        var lines = new List<string>();
        var (line, cells) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var length = Width(rune);
            if (cells + length > width && cells > mark.Length)
            {
                lines.Add(line.ToString());
                line.Clear().Append(mark);
                cells = mark.Length;
            }

            line.Append(rune.ToString());
            cells += length;
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Replaces tabs of a hunk's line.</summary>
    /// <param name="line">The line with its mark.</param>
    /// <param name="stop">Cells between two stops; the mark is not counted.</param>
    /// <returns>The line with blanks.</returns>
    public static string ExpandTabs(string line, int stop)
    {
        if (!line.Contains('\t', StringComparison.Ordinal))
        {
            return line;
        }

        var shown = new StringBuilder();
        foreach (var part in line.Split('\t'))
        {
            shown.Append(shown.Length > 0 ? new string(' ', stop - ((Width(shown.ToString()) + stop - 1) % stop)) : "").Append(part);
        }

        return shown.ToString();
    }

    private static int Width(Rune rune) => rune.IsAscii ? 1 : Math.Max(0, rune.ToString().GetCellWidth());
}
