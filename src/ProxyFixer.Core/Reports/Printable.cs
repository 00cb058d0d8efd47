using System.Text;

namespace ProxyFixer.Reports;

/// <summary>
/// Text of files on a terminal: a control character in it could recolour, hide or overwrite what we say, and a mark of direction
/// could turn it round.
/// </summary>
public static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>Replaces what a terminal would obey.</summary>
    /// <param name="text">Any text, of one line or more.</param>
    /// <returns>The text with U+FFFD for control characters other than tab and line ends, and for marks of direction.</returns>
    public static string Of(string text)
    {
        var at = IndexOfControl(text, 0);
        if (at < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text);
        for (; at >= 0; at = IndexOfControl(text, at + 1))
        {
            shown[at] = Replacement;
        }

        return shown.ToString();
    }

    /// <summary>Tells whether a text holds what a terminal would obey.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where <see cref="Of"/> replaces something.</returns>
    public static bool HasControl(string text) => IndexOfControl(text, 0) >= 0;

    /// <summary>Replaces line ends, too: a name of a file that holds one could begin a line that is not ours.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>One line, without its end.</returns>
    public static string Line(string text) => Of(text.ReplaceLineEndings(" "));

    private static int IndexOfControl(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if ((text[i] is (< ' ' and not ('\t' or '\n')) or (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                && !(text[i] == '\r' && (i + 1 == text.Length || text[i + 1] == '\n')))
            {
                return i;
            }
        }

        return -1;
    }
}
