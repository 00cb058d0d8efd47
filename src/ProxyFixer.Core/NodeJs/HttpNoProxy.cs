using System.Globalization;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.Text;

namespace ProxyFixer.NodeJs;

/// <summary>NO_PROXY as http.request and https.request read it: shouldUseProxy of node's internal/http.</summary>
internal static class HttpNoProxy
{
    public static string? Match(string value, NoProxyRules rules, StandardUrl target)
    {
        var host = target.Host.Text is ['[', .. var inner, ']'] ? inner : target.Host.Text;
        var hostAndPort = string.Create(CultureInfo.InvariantCulture, $"{host}:{NoProxyList.Port(target)}");
        foreach (var range in value.AsSpan().Split(','))
        {
            var written = value.AsSpan()[range];
            var entry = EcmaSpace.Trim(written).ToString().ToLowerInvariant();
            if (entry == "*" || entry == host || entry == hostAndPort
                || SuffixMatches(entry, rules, host)
                || (entry.Contains('-', StringComparison.Ordinal)
                    && target.Host.Kind == HostKind.IPv4
                    && RangeHolds(entry, host)))
            {
                return EcmaSpace.Trim(written).ToString();
            }
        }
        return null;
    }

    private static bool SuffixMatches(string entry, NoProxyRules rules, string host) =>
        entry.StartsWith('.') ? rules == NoProxyRules.H1
            ? host.EndsWith(entry[1..], StringComparison.Ordinal)
            : host == entry[1..] || NoProxyList.IsSubdomain(host, entry[1..])
        : entry.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(entry[1..], StringComparison.Ordinal);

    // The first two parts between hyphens are the ends of the range; more parts are not looked at.
    private static bool RangeHolds(string entry, string host)
    {
        var ends = entry.Split('-');
        return Address(EcmaSpace.Trim(ends[0])) is { } first && Address(EcmaSpace.Trim(ends[1])) is { } last
            && Address(host) is { } address && address >= first && address <= last;
    }

    // Dotted decimals without leading zeros, as node's isIPv4 wants them.
    private static uint? Address(ReadOnlySpan<char> text)
    {
        Span<Range> parts = stackalloc Range[5];
        if (text.Split(parts, '.') != 4)
        {
            return null;
        }
        uint address = 0;
        foreach (var range in parts[..4])
        {
            var part = text[range];
            if (part is ['0', _, ..] || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }
            address = (address << 8) | number;
        }
        return address;
    }
}
