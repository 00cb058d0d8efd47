using System.Globalization;

namespace ProxyFixer.Formats.Json5;

/// <content>Numbers: doubles, as JavaScript's <c>Number</c> makes them.</content>
internal ref partial struct Json5Parser
{
    private bool ReadNumber()
    {
        var start = at;
        var isNegative = text[at] == '-';
        at += text[at] is '+' or '-' ? 1 : 0;
        if (at == text.Length)
        {
            return Fail(at);
        }

        double? value = text[at] switch
        {
            'I' => Match("Infinity") ? double.PositiveInfinity : null,
            'N' => Match("NaN") ? double.NaN : null,
            '0' when at + 1 < text.Length && text[at + 1] is 'x' or 'X' => ReadHexadecimal(),
            _ => ReadDecimal(),
        };
        return value is { } number && AcceptScalar(start, numbers.Get(isNegative ? -number : number));
    }

    private double? ReadHexadecimal()
    {
        at += 2;
        var start = at;
        while (at < text.Length && char.IsAsciiHexDigit(text[at]))
        {
            at++;
        }

        if (at == start)
        {
            Fail(at);
            return null;
        }

        return HexadecimalToDouble(text[start..at].TrimStart('0'));
    }

    // Any number of digits, rounded once to nearest, ties to even. 16 digits without leading zeros hold at least 61 bits, so
    // that all further digits count only as "a little more", which the lowest bit of the 64 can tell.
    private static double HexadecimalToDouble(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty)
        {
            return 0;
        }

        var head = digits[..Math.Min(16, digits.Length)];
        var tail = digits[head.Length..];
        var bits = ulong.Parse(head, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        bits |= tail.ContainsAnyExcept('0') ? 1UL : 0;
        return Math.ScaleB((double)bits, Math.Min(4 * Math.Min(tail.Length, 1024), 4096));
    }

    private double? ReadDecimal()
    {
        var start = at;
        var whole = text[at] == '0' ? 1 : CountDigits(at);
        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = CountDigits(at + 1);
            if (whole + fraction == 0)
            {
                Fail(at + 1);
                return null;
            }

            at += 1 + fraction;
        }
        else if (whole == 0)
        {
            Fail(at);
            return null;
        }

        return ReadExponent() ? DecimalToDouble(text[start..at]) : null;
    }

    private bool ReadExponent()
    {
        if (at == text.Length || text[at] is not ('e' or 'E'))
        {
            return true;
        }

        at++;
        at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
        var digits = CountDigits(at);
        if (digits == 0)
        {
            return Fail(at);
        }

        at += digits;
        return true;
    }

    private readonly int CountDigits(int from)
    {
        var rest = text[Math.Min(from, text.Length)..];
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? rest.Length : length;
    }

    private static double DecimalToDouble(ReadOnlySpan<char> number) =>
        number.Length == 1
            ? number[0] - '0'
            : double.Parse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
}
