using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>
/// Finds the quote that ends a value, for one kind of quote. The expression of dotenv tries the first quote that has no
/// backslash before it, then goes back through those that have one; it takes the first behind which only white space, a
/// comment or the line's end follows. What one search found serves all openings up to the quote it stopped at, so that
/// many openings without an end cost one pass over the text, not one each.
/// </summary>
/// <param name="quote">The quote.</param>
internal struct ClosingQuotes(char quote)
{
    private int from = int.MaxValue;
    private int stop;
    private int atStop;
    private int lastEscaped;

    /// <summary>Finds the closing quote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="open">Offset of the opening quote.</param>
    /// <returns>Offset of the closing quote, or -1 where none ends the value.</returns>
    public int Find(ReadOnlySpan<char> text, int open)
    {
        if (open < from || open >= stop)
        {
            Search(text, open);
        }

        return atStop >= 0 ? atStop : lastEscaped > open ? lastEscaped : -1;
    }

    private void Search(ReadOnlySpan<char> text, int open)
    {
        (from, stop, atStop, lastEscaped) = (open, int.MaxValue, -1, -1);
        for (var at = open + 1; at < text.Length; at++)
        {
            var next = text[at..].IndexOf(quote);
            if (next < 0)
            {
                return;
            }

            at += next;
            var ends = EndsValue(text, at + 1);
            if (text[at - 1] != '\\')
            {
                (stop, atStop) = (at, ends ? at : -1);
                return;
            }

            lastEscaped = ends ? at : lastEscaped;
        }
    }

    private static bool EndsValue(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && EcmaSpace.Has(text[at]) && !EcmaSpace.EndsLine(text[at]))
        {
            at++;
        }

        return at == text.Length || text[at] == '#' || EcmaSpace.EndsLine(text[at]);
    }
}
