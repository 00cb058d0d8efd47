using System.Globalization;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>Classes of characters (ECMAScript 2025, sections 12.2, 12.3 and 12.7).</summary>
internal static class Character
{
    private static readonly bool[] AsciiWord = MakeAsciiWord();

    /// <summary>True for an ASCII letter, digit, <c>$</c> or <c>_</c>.</summary>
    public static bool IsAsciiWord(char c) => c < 128 && AsciiWord[c];

    /// <summary>True for white space that ends no line.</summary>
    public static bool IsSpace(char c) => EcmaSpace.Has(c) && !EcmaSpace.EndsLine(c);

    /// <summary>Length of the character at an offset if it may stand in an identifier.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">An offset inside it.</param>
    /// <param name="first">True at the start of the identifier, where fewer characters are allowed.</param>
    /// <returns>1 or 2 UTF-16 units, or 0 where it may not.</returns>
    public static int WordLength(string text, int at, bool first)
    {
        var c = text[at];
        if (c < 128)
        {
            return AsciiWord[c] && !(first && char.IsAsciiDigit(c)) ? 1 : 0;
        }

        var pair = char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (!pair && char.IsSurrogate(c))
        {
            return 0;
        }

        var isWord = IsUnicodeWord(pair ? char.ConvertToUtf32(c, text[at + 1]) : c, first);
        return !isWord ? 0 : pair ? 2 : 1;
    }

    // ID_Start and ID_Continue by general category, with the exceptions Other_ID_Start, Other_ID_Continue (Unicode, UAX #31).
    private static bool IsUnicodeWord(int codePoint, bool first) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        UnicodeCategory.ModifierLetter => codePoint != 0x2E2F,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.ConnectorPunctuation => !first || codePoint is 0x1885 or 0x1886,
        _ => codePoint is 0x2118 or 0x212E or 0x309B or 0x309C
            || (!first && codePoint is 0x200C or 0x200D or 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x30FB or 0xFF65),
    };

    private static bool[] MakeAsciiWord()
    {
        var table = new bool[128];
        for (var c = '\0'; c < 128; c++)
        {
            table[c] = char.IsAsciiLetterOrDigit(c) || c is '$' or '_';
        }

        return table;
    }
}
