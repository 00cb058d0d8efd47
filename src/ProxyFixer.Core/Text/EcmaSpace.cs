using System.Buffers;

namespace ProxyFixer.Text;

/// <summary>White space and line ends as JavaScript and JSON5 have them (ECMA-262, CharacterClassEscape <c>s</c>, and <c>trim</c>).</summary>
/// <remarks>.NET's own class lacks U+FEFF and has U+0085; its multi-line mode knows only LF. The one table of it in this program.</remarks>
internal static class EcmaSpace
{
    /// <summary>The line ends: LF, CR, LS, PS.</summary>
    public static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    /// <summary>Tells whether <c>\s</c> matches.</summary>
    /// <param name="c">Any UTF-16 unit.</param>
    /// <returns>True for white space and line ends.</returns>
    public static bool Has(char c) => c <= ' '
        ? c is ' ' or (>= '\t' and <= '\r')
        : c >= '\u00A0' && c is '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F'
            or '\u205F' or '\u3000' or '\uFEFF';

    /// <summary>Tells whether <c>^</c> and <c>$</c> of the multi-line mode see a line end.</summary>
    /// <param name="c">Any UTF-16 unit.</param>
    /// <returns>True for LF, CR, LS and PS.</returns>
    public static bool EndsLine(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    /// <summary>Takes away white space at both ends, as <c>trim</c> does.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The part between.</returns>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = Skip(text, 0);
        return text[start..SkipBack(text, start, text.Length)];
    }

    /// <summary>Passes over white space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Offset to start from, at most the length of the text.</param>
    /// <returns>Offset of the first other character, or the length of the text.</returns>
    public static int Skip(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && Has(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>Passes over white space backwards.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to stop at the latest.</param>
    /// <param name="end">Offset to start from.</param>
    /// <returns>Offset behind the last other character, or <paramref name="start"/>.</returns>
    public static int SkipBack(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && Has(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
