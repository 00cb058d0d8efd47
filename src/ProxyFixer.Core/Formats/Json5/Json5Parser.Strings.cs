using System.Buffers;
using System.Text;

namespace ProxyFixer.Formats.Json5;

/// <content>Strings.</content>
internal ref partial struct Json5Parser
{
    private static readonly SearchValues<char> DoubleStops = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> SingleStops = SearchValues.Create("'\\\n\r");

    // Begins at the quote; leaves the place behind the closing quote, or fails and gives null.
    private string? ReadQuotedName()
    {
        var quote = text[at];
        var start = ++at;
        if (!FindStop(quote))
        {
            return null;
        }

        if (text[at] == quote)
        {
            var whole = text[start..at++];
            return hasStrayBytes ? StrayBytes.AsReaderSees(whole) : keys.Get(whole);
        }

        return ReadEscapedString(quote, start);
    }

    private string? ReadEscapedString(char quote, int start)
    {
        var value = new StringBuilder();
        while (true)
        {
            var chunk = text[start..at];
            value.Append(hasStrayBytes ? StrayBytes.AsReaderSees(chunk) : chunk);
            if (text[at++] == quote)
            {
                return value.ToString();
            }

            if (!ReadEscape(value))
            {
                return null;
            }

            start = at;
            if (!FindStop(quote))
            {
                return null;
            }
        }
    }

    // Goes to the next quote or backslash; a raw line end and the end of the text are errors.
    private bool FindStop(char quote)
    {
        var length = text[at..].IndexOfAny(quote == '"' ? DoubleStops : SingleStops);
        if (length < 0 || text[at + length] is '\n' or '\r')
        {
            return Fail(length < 0 ? text.Length : at + length);
        }

        at += length;
        return true;
    }

    // Begins behind the backslash.
    private bool ReadEscape(StringBuilder value)
    {
        if (at == text.Length || text[at] is >= '1' and <= '9')
        {
            return Fail(at);
        }

        var c = text[at++];
        switch (c)
        {
            case 'x' or 'u':
                var unit = ReadHex(c == 'x' ? 2 : 4);
                value.Append((char)Math.Max(unit, 0));
                return unit >= 0;
            case '0':
                value.Append('\0');
                return at == text.Length || !char.IsAsciiDigit(text[at]) || Fail(at);
            case '\r':
                at += at < text.Length && text[at] == '\n' ? 1 : 0;
                return true;
            case '\n' or '\u2028' or '\u2029':
                return true;
            default:
                // Some other character stands for itself: it begins the next chunk, so that a stray byte is seen there.
                return AppendSimpleEscape(value, c);
        }
    }

    private bool AppendSimpleEscape(StringBuilder value, char c)
    {
        var meant = c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => '\uFFFF' };
        if (meant != '\uFFFF')
        {
            value.Append(meant);
        }
        else if (c is '"' or '\'' or '\\')
        {
            value.Append(c);
        }
        else
        {
            at--;
        }

        return true;
    }
}
