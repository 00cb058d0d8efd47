using System.Globalization;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>Scalars in quotes.</content>
internal sealed partial class YamlDirectReader
{
    private bool ReadQuoted(out ScannedScalar scalar)
    {
        var quote = text[at];
        var length = quote == '"' ? text.AsSpan(at + 1).IndexOfAny('"', '\\', '\n') : text.AsSpan(at + 1).IndexOfAny('\'', '\n');
        var end = at + 1 + length;
        if (length >= 0 && text[end] == quote && (quote == '"' || end + 1 == text.Length || text[end + 1] != '\''))
        {
            scalar = new(TextSpan.FromBounds(at, end + 1), null, StyleOf(quote), false, end + 1, lineStart);
            return true;
        }

        scalar = default;
        return length >= 0 && Decode(quote, out scalar);
    }

    private static YamlStyle StyleOf(char quote) => quote == '"' ? YamlStyle.DoubleQuoted : YamlStyle.SingleQuoted;

    // Blanks around line ends do not count, one line end is a blank, more are one less; an escaped line end is nothing.
    private bool Decode(char quote, out ScannedScalar scalar)
    {
        var value = new StringBuilder(256);
        var (place, start) = (at + 1, lineStart);
        scalar = default;
        while (place < text.Length)
        {
            var c = text[place];
            var isDoubled = c == quote && quote == '\'' && place + 1 < text.Length && text[place + 1] == quote;
            if (c == quote && !isDoubled)
            {
                scalar = new(TextSpan.FromBounds(at, place + 1), value.ToString(), StyleOf(quote), false, place + 1, start);
                return true;
            }

            var spaces = BehindSpaces(place);
            if (spaces < text.Length && text[spaces] is '\n' or '\r')
            {
                if (!NextQuotedLine(spaces, out place, out start, out var breaks))
                {
                    return false;
                }

                Fold(value, breaks);
            }
            else if (spaces > place)
            {
                value.Append(text, place, spaces - place);
                place = spaces;
            }
            else if (quote == '"' && c == '\\')
            {
                if (!Unescape(ref place, ref start, value))
                {
                    return false;
                }
            }
            else
            {
                value.Append(c);
                place += isDoubled ? 2 : 1;
            }
        }

        return false;
    }

    // The parser wants the further lines of double quotes further right; those of single ones are mostly written so, too.
    private bool NextQuotedLine(int from, out int place, out int start, out int breaks) =>
        NextLine(from, out place, out start, out breaks) && place - start > Math.Max(Indent, 0) && place < text.Length;

    private bool Unescape(ref int place, ref int start, StringBuilder value)
    {
        var code = place + 1 < text.Length ? text[place + 1] : '\0';
        place += 2;
        switch (code)
        {
            case '\n' or '\r':
                var isRead = NextQuotedLine(place - 1, out place, out start, out var breaks);
                value.Append('\n', Math.Max(0, breaks - 1));
                return isRead;
            case 'x':
                return Hexadecimal(2, ref place, value);
            case 'u':
                return Hexadecimal(4, ref place, value);
            case 'U':
                return Hexadecimal(8, ref place, value);
            case '0' or 'a' or 'b' or 't' or 'n' or 'v' or 'f' or 'r' or 'e' or ' ' or '"' or '\\' or '/' or 'N' or '_' or 'L' or 'P':
                value.Append("\0\a\b\t\n\v\f\r\u001B \"\\/\u0085\u00A0\u2028\u2029"["0abtnvfre \"\\/N_LP".IndexOf(code, StringComparison.Ordinal)]);
                return true;
            default:
                return false;
        }
    }

    private bool Hexadecimal(int digits, ref int place, StringBuilder value)
    {
        if (place + digits > text.Length
            || !uint.TryParse(text.AsSpan(place, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
        {
            return false;
        }

        value.Append(char.ConvertFromUtf32((int)code));
        place += digits;
        return true;
    }
}
