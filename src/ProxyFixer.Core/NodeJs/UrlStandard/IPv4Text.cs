using System.Globalization;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>The number forms of IPv4 addresses (URL standard, "IPv4 parser" and "ends in a number checker").</summary>
internal static class IPv4Text
{
    private const ulong TooLarge = 1UL << 32;

    /// <summary>Whether a host must be read as an address because its last part is a number.</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> host)
    {
        host = host is [.. var before, '.'] ? before : host;
        var last = host[(host.LastIndexOf('.') + 1)..];
        return (last.Length > 0 && !last.ContainsAnyExceptInRange('0', '9')) || Number(last) is not null;
    }

    /// <summary>The address in dotted form, or null when the text is no address.</summary>
    public static string? Normalise(ReadOnlySpan<char> host)
    {
        host = host is [.. var before, '.'] ? before : host;
        Span<Range> parts = stackalloc Range[5];
        var count = host.Split(parts, '.');
        ulong address = 0;
        for (var index = 0; index < count; index++)
        {
            var isLast = index == count - 1;
            if (count > 4 || Number(host[parts[index]]) is not { } part || part >= (isLast ? 1UL << (8 * (5 - count)) : 256))
            {
                return null;
            }
            address += isLast ? part : part << (8 * (3 - index));
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
    }

    // Decimal, 0x… or 0…; null: no number. Larger than any address: TooLarge.
    private static ulong? Number(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return null;
        }
        ulong radix = 10;
        if (text is ['0', 'x' or 'X', ..])
        {
            radix = 16;
            text = text[2..];
        }
        else if (text is ['0', _, ..])
        {
            radix = 8;
            text = text[1..];
        }
        ulong value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c) || (ulong)Convert.ToInt32(c.ToString(), 16) is var digit && digit >= radix)
            {
                return null;
            }
            value = Math.Min(value * radix + digit, TooLarge);
        }
        return value;
    }
}
