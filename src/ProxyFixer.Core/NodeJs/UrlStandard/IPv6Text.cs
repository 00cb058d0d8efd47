using System.Globalization;
using System.Text;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>The text forms of IPv6 addresses (URL standard, "IPv6 parser" and "IPv6 serializer").</summary>
internal static class IPv6Text
{
    /// <summary>The address in its one normal form, without brackets, or null when the text is no address.</summary>
    public static string? Normalise(ReadOnlySpan<char> text)
    {
        Span<ushort> pieces = stackalloc ushort[8];
        return Read(text, pieces) ? Write(pieces) : null;
    }

    private static bool Read(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        var (count, gap, at) = (0, -1, 0);
        if (text is [':', ..])
        {
            if (text is not [_, ':', ..])
            {
                return false;
            }
            (at, count, gap) = (2, 1, 1);
        }
        while (at < text.Length)
        {
            if (count == 8)
            {
                return false;
            }
            if (text[at] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }
                (at, count) = (at + 1, count + 1);
                gap = count;
                continue;
            }
            var digits = HexDigits(text[at..]);
            if (at + digits < text.Length && text[at + digits] == '.')
            {
                if (digits == 0 || count > 6 || !ReadIPv4(text[at..], pieces[count..]))
                {
                    return false;
                }
                (count, at) = (count + 2, text.Length);
                break;
            }
            ushort.TryParse(text.Slice(at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out pieces[count++]);
            at += digits;
            if (at < text.Length && (text[at] != ':' || ++at == text.Length))
            {
                return false;
            }
        }
        return Spread(pieces, count, gap);
    }

    private static int HexDigits(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < 4 && length < text.Length && char.IsAsciiHexDigit(text[length]))
        {
            length++;
        }
        return length;
    }

    // Four decimal numbers without leading zeros: the last 32 bits.
    private static bool ReadIPv4(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        Span<Range> parts = stackalloc Range[5];
        if (text.Split(parts, '.') != 4)
        {
            return false;
        }
        for (var index = 0; index < 4; index++)
        {
            var part = text[parts[index]];
            if (part.Length is 0 or > 3 || part is ['0', _, ..]
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }
            pieces[index / 2] = (ushort)((pieces[index / 2] << 8) | number);
        }
        return true;
    }

    // Moves what stands behind the "::" to the end.
    private static bool Spread(Span<ushort> pieces, int count, int gap)
    {
        if (gap < 0)
        {
            return count == 8;
        }
        var behind = count - gap;
        pieces[gap..count].CopyTo(pieces[(8 - behind)..]);
        pieces[gap..(8 - behind)].Clear();
        return true;
    }

    private static string Write(ReadOnlySpan<ushort> pieces)
    {
        var (start, length) = LongestZeros(pieces);
        var text = new StringBuilder();
        for (var index = 0; index < 8; index++)
        {
            if (index == start)
            {
                text.Append(index == 0 ? "::" : ":");
                index += length - 1;
                continue;
            }
            text.Append(pieces[index].ToString("x", CultureInfo.InvariantCulture)).Append(index < 7 ? ":" : "");
        }
        return text.ToString();
    }

    private static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> pieces)
    {
        var (start, length) = (-1, 1);
        for (int index = 0, run = 0; index < 8; index++)
        {
            run = pieces[index] == 0 ? run + 1 : 0;
            if (run > length)
            {
                (start, length) = (index - run + 1, run);
            }
        }
        return (start, length);
    }
}
