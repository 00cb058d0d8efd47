using System.Globalization;
using System.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>Reads and writes JavaScript strings (ECMAScript 2025, section 12.9.4).</summary>
internal static class StringLiteral
{
    /// <summary>Decodes what stands between the quotes.</summary>
    /// <param name="raw">The characters without the quotes.</param>
    /// <returns>The value.</returns>
    public static string Decode(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains('\\'))
        {
            return raw.ToString();
        }

        var value = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && i + 1 < raw.Length)
            {
                i += DecodeEscape(raw[(i + 1)..], value);
            }
            else
            {
                value.Append(raw[i]);
            }
        }

        return value.ToString();
    }

    /// <summary>Writes a value so that no quote, line end or tag in it can end the string or a script around it.</summary>
    /// <param name="value">Any characters.</param>
    /// <param name="quote">A single or double quote.</param>
    /// <returns>The literal, quotes included; ASCII only.</returns>
    public static string Encode(string value, char quote)
    {
        var literal = new StringBuilder(value.Length + 2).Append(quote);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == quote || c == '\\' || (i > 0 && value[i - 1] == '<' && c is '/' or '!'))
            {
                literal.Append('\\').Append(c);
            }
            else if (c is < ' ' or > '~')
            {
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                literal.Append(c);
            }
        }

        return literal.Append(quote).ToString();
    }

    // Returns the number of characters behind the backslash that belong to the escape.
    private static int DecodeEscape(ReadOnlySpan<char> rest, StringBuilder value)
    {
        switch (rest[0])
        {
            case 'n' or 'r' or 't' or 'b' or 'f' or 'v':
                value.Append("\n\r\t\b\f\v"["nrtbfv".IndexOf(rest[0], StringComparison.Ordinal)]);
                return 1;
            case 'x' when rest.Length > 2 && TryHex(rest.Slice(1, 2), out var two):
                value.Append((char)two);
                return 3;
            case 'u' when rest.Length > 4 && TryHex(rest.Slice(1, 4), out var four):
                value.Append((char)four);
                return 5;
            case 'u' when rest.Length > 1 && rest[1] == '{' && rest.IndexOf('}') is > 2 and < 32 and var close
                && TryHex(rest[2..close], out var any) && Rune.IsValid(any):
                value.Append(new Rune(any).ToString());
                return close + 1;
            case '\r' when rest.Length > 1 && rest[1] == '\n':
                return 2;
            case '\n' or '\r' or '\u2028' or '\u2029':
                return 1;
            case '0':
                value.Append('\0');
                return 1;
            default:
                value.Append(rest[0]);
                return 1;
        }
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
