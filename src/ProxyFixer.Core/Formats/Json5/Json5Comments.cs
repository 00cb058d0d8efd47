using System.Buffers;
using ProxyFixer.Formats.Json5.Editing;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Json5;

/// <summary>Finds the comments of JSON5. Outside of strings a slash begins nothing else, so no tree is needed.</summary>
internal static class Json5Comments
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("\"'/");

    /// <summary>Finds them.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>In file order with their marks, up to the first slash or string that is wrong.</returns>
    public static List<TextSpan> Find(ReadOnlySpan<char> text)
    {
        var comments = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var skip = text[at..].IndexOfAny(Beginnings);
            if (skip < 0)
            {
                break;
            }

            at += skip;
            var end = text[at] == '/' ? EndOfComment(text, at) : EndOfString(text, at);
            if (end < 0)
            {
                break;
            }

            if (text[at] == '/')
            {
                comments.Add(TextSpan.FromBounds(at, end));
            }

            at = end;
        }

        return comments;
    }

    private static int EndOfComment(ReadOnlySpan<char> text, int at)
    {
        var isClosed = at + 1 < text.Length && (text[at + 1] == '/' || (text[at + 1] == '*' && text[(at + 2)..].IndexOf("*/") >= 0));
        return isClosed ? Trivia.EndOfComment(text, at) : -1;
    }

    private static int EndOfString(ReadOnlySpan<char> text, int at)
    {
        var quote = text[at++];
        while (true)
        {
            var length = text[at..].IndexOfAny(quote, '\\');
            if (length < 0 || (text[at + length] == '\\' && at + length + 2 > text.Length))
            {
                return -1;
            }

            at += length + 1;
            if (text[at - 1] == quote)
            {
                return at;
            }

            at++;
        }
    }
}
