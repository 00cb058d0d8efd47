using System.Text;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>Punycode (RFC 3492), the ASCII form of an international label, without its xn-- prefix.</summary>
internal static class Punycode
{
    private const int Base = 36, Low = 1, High = 26, Skew = 38, Damp = 700, FirstBias = 72, FirstCode = 128;

    /// <summary>Encodes one label.</summary>
    public static string Encode(string label)
    {
        var runes = label.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var output = new StringBuilder(string.Concat(label.Where(char.IsAscii)));
        var (basic, handled, code, delta, bias) = (output.Length, output.Length, FirstCode, 0L, FirstBias);
        if (basic > 0)
        {
            output.Append('-');
        }
        while (handled < runes.Length)
        {
            var next = runes.Where(rune => rune >= code).Min();
            delta += (long)(next - code) * (handled + 1);
            code = next;
            foreach (var rune in runes)
            {
                delta += rune < code ? 1 : 0;
                if (rune == code)
                {
                    AppendNumber(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    (delta, handled) = (0, handled + 1);
                }
            }
            (delta, code) = (delta + 1, code + 1);
        }
        return output.ToString();
    }

    /// <summary>Decodes one label; null when it is not Punycode.</summary>
    public static string? Decode(string text)
    {
        var hyphen = text.LastIndexOf('-');
        var runes = hyphen > 0 ? text[..hyphen].Select(c => (int)c).ToList() : [];
        var (code, at, bias, position) = ((long)FirstCode, hyphen > 0 ? hyphen + 1 : 0, FirstBias, 0L);
        while (at < text.Length)
        {
            if (ReadNumber(text, ref at, bias) is not { } number)
            {
                return null;
            }
            bias = Adapt(number, runes.Count + 1, position == 0);
            position += number;
            code += position / (runes.Count + 1);
            position %= runes.Count + 1;
            if (!Rune.IsValid((int)Math.Min(code, int.MaxValue)))
            {
                return null;
            }
            runes.Insert((int)position++, (int)code);
        }
        return string.Concat(runes.Select(char.ConvertFromUtf32));
    }

    private static void AppendNumber(StringBuilder output, long number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, Low, High);
            if (number < threshold)
            {
                output.Append(Digit(number));
                return;
            }
            output.Append(Digit(threshold + (number - threshold) % (Base - threshold)));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static long? ReadNumber(string text, ref int at, int bias)
    {
        var (number, weight) = (0L, 1L);
        for (var k = Base; at < text.Length; k += Base)
        {
            var c = text[at++];
            var digit = char.IsAsciiLetterLower(c) ? c - 'a' : char.IsAsciiDigit(c) ? c - '0' + 26 : Base;
            number += digit * weight;
            if (digit == Base || number > int.MaxValue)
            {
                return null;
            }
            var threshold = Math.Clamp(k - bias, Low, High);
            if (digit < threshold)
            {
                return number;
            }
            weight *= Base - threshold;
        }
        return null;
    }

    private static char Digit(long value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - Low) * High / 2; k += Base)
        {
            delta /= Base - Low;
        }
        return k + (int)((Base - Low + 1) * delta / (delta + Skew));
    }
}
