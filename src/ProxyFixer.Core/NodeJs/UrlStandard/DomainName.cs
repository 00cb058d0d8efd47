using System.Text;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>International host names (URL standard, "domain to ASCII"), as far as that needs no Unicode tables.</summary>
internal static class DomainName
{
    // No name server knows a longer one (RFC 1035), and Punycode takes quadratic time.
    private const int LongestLabel = 63;

    // Letters that the mapping of UTS 46 leaves alone or only lowers, and that have no other composition: enough for
    // names as people have them. Everything else is honestly not judged.
    private static readonly (int First, int Last)[] s_plain =
    [
        (0xE0, 0xF6), (0xF8, 0xFF), (0x430, 0x45F), (0x3B1, 0x3C9), (0x5D0, 0x5EA), (0x3041, 0x3096), (0x30A1, 0x30FA),
        (0x4E00, 0x9FA5), (0xAC00, 0xD7A3),
    ];

    /// <summary>Turns a decoded host into its ASCII form.</summary>
    /// <param name="host">Percent-decoded.</param>
    /// <param name="ascii">Lower case, international labels as xn--; when the answer is Valid.</param>
    /// <returns>Whether the standard accepts the name (its forbidden characters are the caller's matter).</returns>
    public static UrlValidity ToAscii(string host, out string ascii)
    {
        if (Ascii.IsValid(host) && !host.Contains("xn--", StringComparison.OrdinalIgnoreCase))
        {
            ascii = host.ToLowerInvariant();
            return UrlValidity.Valid;
        }
        var labels = host.ToLowerInvariant().Split('.');
        ascii = "";
        for (var index = 0; index < labels.Length; index++)
        {
            var validity = Label(labels[index], out labels[index]);
            if (validity != UrlValidity.Valid)
            {
                return validity;
            }
        }
        ascii = string.Join('.', labels);
        return UrlValidity.Valid;
    }

    private static UrlValidity Label(string label, out string ascii)
    {
        ascii = label;
        if (Ascii.IsValid(label) && !label.StartsWith("xn--", StringComparison.Ordinal))
        {
            return UrlValidity.Valid;
        }
        if (label.Length > LongestLabel)
        {
            return UrlValidity.NotJudged;
        }
        // Node's versions differ in what they do with an xn-- label that is no good Punycode.
        var isEncoded = label.StartsWith("xn--", StringComparison.Ordinal);
        var letters = isEncoded && Ascii.IsValid(label) ? Punycode.Decode(label[4..]) : isEncoded ? null : label;
        ascii = isEncoded ? label : "xn--" + Punycode.Encode(label);
        return letters is not null && !Ascii.IsValid(letters) && IsPlain(letters) ? UrlValidity.Valid
            : label.Contains('\uFFFD') ? UrlValidity.Invalid
            : UrlValidity.NotJudged;
    }

    // Letters of scripts written right to left have rules of their own about their neighbours; only alone are they plain.
    private static bool IsPlain(string label)
    {
        var (rightToLeft, other) = (false, false);
        foreach (var rune in label.EnumerateRunes())
        {
            if (!rune.IsAscii && !s_plain.Any(range => rune.Value >= range.First && rune.Value <= range.Last))
            {
                return false;
            }
            rightToLeft |= rune.Value is >= 0x5D0 and <= 0x5EA;
            other |= rune.Value is not (>= 0x5D0 and <= 0x5EA);
        }
        return !(rightToLeft && other);
    }
}
