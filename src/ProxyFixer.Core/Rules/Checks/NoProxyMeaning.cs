using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ProxyFixer.Rules.Checks;

/// <summary>What people mean by an entry of NO_PROXY that programs with other rules than Node's understand: networks, ranges, stars, lists.</summary>
internal static class NoProxyMeaning
{
    /// <summary>Tells whether an entry is meant to cover a host.</summary>
    /// <param name="entry">The entry, without the commas around it.</param>
    /// <param name="host">A name or an address, without brackets.</param>
    /// <returns>True where it is; false also for entries that mean nothing.</returns>
    public static bool Covers(string entry, string host) =>
        entry.Split(';', '|').Any(part => CoversOne(part.Trim('"', '\'', ' '), host));

    private static bool CoversOne(string entry, string host)
    {
        if (entry.Length == 0)
        {
            return false;
        }

        if (entry == "<local>")
        {
            return !host.Contains('.', StringComparison.Ordinal) && !host.Contains(':', StringComparison.Ordinal);
        }

        return Uri.TryCreate(entry, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            : entry.Contains('/', StringComparison.Ordinal) ? IsInNetwork(entry, host)
            : entry.Split('-') is [var first, var last] && IPAddress.TryParse(first, out var low) && IPAddress.TryParse(last, out var high) ? IsBetween(low, high, host)
            : entry.EndsWith('.') || entry.Contains('*', StringComparison.Ordinal) ? Matches(entry.EndsWith('.') ? entry + "*" : entry, host)
            : host.Equals(entry, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + entry.TrimStart('.'), StringComparison.OrdinalIgnoreCase);
    }

    // 10.0.0.0/8, 192.168.1.7/24, 10/8, fd00::/8: bits behind the length do not count.
    private static bool IsInNetwork(string entry, string host)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        var written = entry[..slash];
        var start = written.Contains(':', StringComparison.Ordinal) ? written : string.Join('.', written.Split('.').Concat(["0", "0", "0"]).Take(4));
        if (!IPAddress.TryParse(start, out var network) || !IPAddress.TryParse(host, out var own) || network.AddressFamily != own.AddressFamily
            || !int.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        var (wanted, given) = (network.GetAddressBytes(), own.GetAddressBytes());
        return length <= wanted.Length * 8 && Enumerable.Range(0, length).All(bit => ((wanted[bit / 8] ^ given[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    private static bool IsBetween(IPAddress low, IPAddress high, string host) =>
        IPAddress.TryParse(host, out var own) && own.AddressFamily == low.AddressFamily && own.AddressFamily == high.AddressFamily
        && own.GetAddressBytes().AsSpan().SequenceCompareTo(low.GetAddressBytes()) >= 0 && own.GetAddressBytes().AsSpan().SequenceCompareTo(high.GetAddressBytes()) <= 0;

    private static bool Matches(string pattern, string host) =>
        Regex.IsMatch(host, "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
