using System.Globalization;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Json5;

/// <content>Unquoted keys.</content>
internal ref partial struct Json5Parser
{
    private string? ReadIdentifier()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '$'))
        {
            at++;
        }

        var isPlain = at > start && !char.IsAsciiDigit(text[start])
            && (at == text.Length || (text[at] < 0x80 && text[at] != '\\'));
        if (isPlain)
        {
            return keys.Get(text[start..at]);
        }

        at = start;
        return ReadRareIdentifier();
    }

    // With escapes or letters beyond ASCII, or none at all.
    private string? ReadRareIdentifier()
    {
        var name = new StringBuilder();
        while (at < text.Length)
        {
            var codePoint = IdentifierCharacters.CodePointAt(text, at);
            if (codePoint == '\\')
            {
                if (!ReadIdentifierEscape(name))
                {
                    return null;
                }
            }
            else if (name.Length == 0 ? IdentifierCharacters.IsStart(codePoint) : IdentifierCharacters.IsPart(codePoint))
            {
                var length = codePoint > 0xFFFF ? 2 : 1;
                name.Append(text.Slice(at, length));
                at += length;
            }
            else
            {
                break;
            }
        }

        if (name.Length == 0)
        {
            Fail(at);
            return null;
        }

        return name.ToString();
    }

    private bool ReadIdentifierEscape(StringBuilder name)
    {
        var start = at;
        if (start + 1 >= text.Length || text[start + 1] != 'u')
        {
            return Fail(start + 1);
        }

        at = start + 2;
        if (ReadHex(4) is not (>= 0 and var unit))
        {
            return false;
        }

        if (!(name.Length == 0 ? IdentifierCharacters.IsStart(unit) : IdentifierCharacters.IsPart(unit)))
        {
            return FailAsName(TextSpan.FromBounds(start, at));
        }

        name.Append((char)unit);
        return true;
    }

    // Reads exactly so many hexadecimal digits; -1 where one is missing.
    private int ReadHex(int digits)
    {
        for (var i = 0; i < digits; i++)
        {
            if (at + i >= text.Length || !char.IsAsciiHexDigit(text[at + i]))
            {
                Fail(at + i);
                return -1;
            }
        }

        var value = int.Parse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        at += digits;
        return value;
    }
}
