namespace ProxyFixer.Reports.Prose;

/// <summary>Breaks a paragraph between words.</summary>
public static class LineBreaks
{
    private const int Narrowest = 20;

    /// <summary>Breaks each line of a text that a terminal would break within a word.</summary>
    /// <param name="text">Lines. Those that begin with a blank stay as they are: they are commands, to be pasted.</param>
    /// <param name="width">Columns of the terminal; 0 breaks nothing.</param>
    /// <returns>The text with further lines set in.</returns>
    public static string Wrap(string text, int width) => width == 0 ? text
        : string.Join('\n', text.Split('\n').SelectMany(line => line.Length <= width || line[0] == ' ' ? [line] : Of("", 2, line, width)));

    /// <summary>The lines of a paragraph. No word is broken.</summary>
    /// <param name="head">What the first line begins with; may hold colours.</param>
    /// <param name="indent">How far further lines are set in.</param>
    /// <param name="text">The words.</param>
    /// <param name="width">Columns of the terminal; 0 breaks nothing.</param>
    /// <returns>The lines without their ends, one at least.</returns>
    public static IEnumerable<string> Of(string head, int indent, string text, int width)
    {
        if (width == 0)
        {
            yield return head + text;
            yield break;
        }

        indent = Math.Min(indent, Math.Max(2, width / 4));
        var (line, used, isFirst) = (head, AnsiStyle.Length(head), true);
        foreach (var word in text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && used + 1 + word.Length > Math.Max(width, Narrowest))
            {
                yield return line;
                (line, used, isFirst) = (new(' ', indent), indent, true);
            }

            line += isFirst ? word : " " + word;
            used += word.Length + (isFirst ? 0 : 1);
            isFirst = false;
        }

        yield return line;
    }
}
