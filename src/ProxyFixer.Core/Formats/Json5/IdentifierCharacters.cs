namespace ProxyFixer.Formats.Json5;

/// <summary>
/// Which characters an unquoted key may have: ECMAScript 5.1 identifier names with the letters of Unicode 10, where npm json5
/// 2.2.3 stops. .NET knows newer letters, which are errors for the reader of the config.
/// </summary>
internal static partial class IdentifierCharacters
{
    /// <summary>Tells whether a key may begin with a character.</summary>
    /// <param name="codePoint">A code point; a lone surrogate is none.</param>
    /// <returns>True for letters, letter numbers, <c>$</c> and <c>_</c>.</returns>
    public static bool IsStart(int codePoint) =>
        codePoint < 0x80
            ? char.IsAsciiLetter((char)codePoint) || codePoint is '$' or '_'
            : Contains(StartRanges, codePoint);

    /// <summary>Tells whether a key may go on with a character.</summary>
    /// <param name="codePoint">A code point; a lone surrogate is none.</param>
    /// <returns>True for what <see cref="IsStart"/> takes, and for marks, digits, connectors, ZWNJ and ZWJ.</returns>
    public static bool IsPart(int codePoint) =>
        IsStart(codePoint)
        || (codePoint < 0x80 ? char.IsAsciiDigit((char)codePoint) : Contains(FurtherRanges, codePoint));

    /// <summary>Tells whether a name can be written as a key without quotes.</summary>
    /// <param name="name">The name; may be empty.</param>
    /// <returns>True where quotes are not needed; reserved words need none.</returns>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length;)
        {
            var codePoint = CodePointAt(name, i);
            if (!(i == 0 ? IsStart(codePoint) : IsPart(codePoint)))
            {
                return false;
            }

            i += codePoint > 0xFFFF ? 2 : 1;
        }

        return name.Length > 0;
    }

    /// <summary>Reads the code point at an offset, as JavaScript does: a lone surrogate is itself.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="offset">UTF-16 units, zero-based, inside the text.</param>
    /// <returns>The code point.</returns>
    public static int CodePointAt(ReadOnlySpan<char> text, int offset) =>
        char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1])
            ? char.ConvertToUtf32(text[offset], text[offset + 1])
            : text[offset];

    private static bool Contains(ReadOnlySpan<int> ranges, int codePoint)
    {
        var low = 0;
        var high = (ranges.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < ranges[2 * middle])
            {
                high = middle - 1;
            }
            else if (codePoint > ranges[(2 * middle) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
