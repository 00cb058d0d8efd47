using System.Buffers;

namespace ProxyFixer.Formats.Json5;

/// <summary>White space of JSON5 and of JavaScript's <c>trim</c>. .NET's set differs (U+0085, U+FEFF).</summary>
internal static class Space
{
    /// <summary>What ends a line comment. As in JavaScript, CR ends a line alone.</summary>
    public static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    /// <summary>Tells whether a character is white space.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for TAB LF VT FF CR, space, NBSP, BOM, LS, PS and category Zs of Unicode 10.</returns>
    public static bool Is(char c) => c is ' ' or (>= '\t' and <= '\r') || (c >= '\u00A0' && IsRare(c));

    /// <summary>Tells whether a character ends a line.</summary>
    /// <param name="c">A UTF-16 unit.</param>
    /// <returns>True for LF, CR, LS and PS.</returns>
    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    /// <summary>Takes away white space at both ends, as JavaScript does.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The part between.</returns>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && Is(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && Is(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }

    private static bool IsRare(char c) =>
        c is '\u00A0' or '\uFEFF' or '\u1680' or (>= '\u2000' and <= '\u200A')
            or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';
}
