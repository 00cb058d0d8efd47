using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>White space, comments and lines of a text that has been read without error.</summary>
internal static class Trivia
{
    private static readonly SearchValues<char> LineOrString = SearchValues.Create("\n\r\u2028\u2029\"'/");

    /// <summary>Passes over white space and comments.</summary>
    /// <param name="text">A valid text.</param>
    /// <param name="at">Where to begin: between tokens.</param>
    /// <returns>Where the next token begins; the length of the text where there is none.</returns>
    public static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (EcmaSpace.Has(text[at]) || text[at] == '/'))
        {
            at = text[at] == '/' ? EndOfComment(text, at) : at + 1;
        }

        return at;
    }

    /// <summary>Looks at what stands behind a token on its line.</summary>
    /// <param name="text">A valid text.</param>
    /// <param name="at">Behind the token.</param>
    /// <returns>
    /// Where something new can be put so that the comments on the line stay with the token: before the line's end, or behind
    /// the last comment where another token follows on the line.
    /// </returns>
    public static int EndOfLine(ReadOnlySpan<char> text, int at)
    {
        var behindComment = at;
        while (at < text.Length)
        {
            if (EcmaSpace.EndsLine(text[at]))
            {
                return at;
            }

            if (text[at] == '/')
            {
                behindComment = at = EndOfComment(text, at);
            }
            else if (EcmaSpace.Has(text[at]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return behindComment;
    }

    /// <summary>Passes over one comment.</summary>
    /// <param name="text">A valid text.</param>
    /// <param name="at">At its first slash.</param>
    /// <returns>Behind a block comment; before the line end that closes a line comment.</returns>
    public static int EndOfComment(ReadOnlySpan<char> text, int at)
    {
        var rest = text[(at + 2)..];
        var length = text[at + 1] == '*' ? rest.IndexOf("*/") + 2 : rest.IndexOfAny(EcmaSpace.LineEnds);
        return at + 2 + (length < 0 ? rest.Length : length);
    }

    /// <summary>Tells whether a value goes over several lines. A string that does (by continuation) does not count.</summary>
    /// <param name="text">A valid text.</param>
    /// <param name="span">The value.</param>
    /// <returns>True where a line ends in it.</returns>
    public static bool GoesOverLines(ReadOnlySpan<char> text, TextSpan span)
    {
        for (var at = span.Start; at < span.End;)
        {
            var length = text[at..span.End].IndexOfAny(LineOrString);
            if (length < 0)
            {
                return false;
            }

            at += length;
            if (text[at] == '/')
            {
                var end = EndOfComment(text, at);
                if (text[at..end].ContainsAny(EcmaSpace.LineEnds))
                {
                    return true;
                }

                at = end;
            }
            else if (EcmaSpace.EndsLine(text[at]))
            {
                return true;
            }
            else
            {
                at = EndOfString(text, at);
            }
        }

        return false;
    }

    /// <summary>Tells whether a line ends between two places.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="start">The first place.</param>
    /// <param name="end">The second place.</param>
    /// <returns>True for a line end also inside a comment.</returns>
    public static bool HasLineEnd(ReadOnlySpan<char> text, int start, int end) => text[start..end].ContainsAny(EcmaSpace.LineEnds);

    /// <summary>Reads the white space at the start of the line in which something stands.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="at">The place of that thing.</param>
    /// <returns>Blanks and tabs; a byte order mark is none.</returns>
    public static string IndentAt(ReadOnlySpan<char> text, int at)
    {
        var start = text[..at].LastIndexOfAny(EcmaSpace.LineEnds) + 1;
        var end = start;
        while (end < at && text[end] != '\uFEFF' && EcmaSpace.Has(text[end]))
        {
            end++;
        }

        return text[start..end].ToString();
    }

    /// <summary>Finds the line end to use at a place: that of its line, else of the line before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <returns>LF, CR LF or CR.</returns>
    public static string NewlineAt(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAny('\n', '\r');
        var end = length >= 0 ? at + length : text[..at].LastIndexOfAny('\n', '\r');
        if (end < 0 || text[end] == '\n')
        {
            return end > 0 && length < 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
        }

        return end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
    }

    private static int EndOfString(ReadOnlySpan<char> text, int at)
    {
        var quote = text[at++];
        while (true)
        {
            at += text[at..].IndexOfAny(quote, '\\');
            if (text[at] == quote)
            {
                return at + 1;
            }

            at += 2;
        }
    }
}
