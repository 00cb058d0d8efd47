using System.Globalization;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.Text;

namespace ProxyFixer.NodeJs;

/// <summary>NO_PROXY as fetch and WebSocket read it: undici's EnvHttpProxyAgent.</summary>
internal static class FetchNoProxy
{
    public static string? Match(string value, NoProxyRules rules, StandardUrl target)
    {
        if (value == "*")
        {
            return value;
        }

        var host = target.Host.Text;
        host = rules >= NoProxyRules.F3 && host is ['[', .. var inner, ']'] ? inner : host;
        host = rules >= NoProxyRules.F4 && host is [.. var before, '.'] && before.Length > 0 ? before : host;
        var port = NoProxyList.Port(target);
        var start = 0;
        for (var at = 0; at <= value.Length; at++)
        {
            if (at < value.Length && value[at] != ',' && !EcmaSpace.Has(value[at]))
            {
                continue;
            }
            if (at > start && FetchEntryMatches(value.AsSpan(start, at - start), rules, host, port))
            {
                return value[start..at];
            }
            start = at + 1;
        }
        return null;
    }

    private static bool FetchEntryMatches(ReadOnlySpan<char> entry, NoProxyRules rules, string host, int? port)
    {
        var (name, entryPort) = rules >= NoProxyRules.F3 ? SplitWithBrackets(entry) : SplitPort(entry);
        if (entryPort != 0 && entryPort != port)
        {
            return false;
        }
        name = name.ToLowerInvariant();
        if (rules == NoProxyRules.F1)
        {
            return name[0] is '.' or '*' ? host.EndsWith(name.TrimFirst('*'), StringComparison.Ordinal) : name == host;
        }
        name = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name.TrimFirst('.');
        name = rules >= NoProxyRules.F4 && name.Length > 1 && name[^1] == '.' ? name[..^1] : name;
        return (rules == NoProxyRules.F5 && name == "*")
            || (name == host && !(rules == NoProxyRules.F5 && entry[0] == '*'))
            || NoProxyList.IsSubdomain(host, name);
    }

    // ^(.+):(\d+)$ of the source: the last colon, a name before it, only digits behind it. Port 0 means every port.
    private static (string Name, int Port) SplitPort(ReadOnlySpan<char> entry)
    {
        var colon = entry.LastIndexOf(':');
        var digits = entry[(colon + 1)..];
        return colon < 1 || digits.Length == 0 || digits.ContainsAnyExceptInRange('0', '9')
            ? (entry.ToString(), 0)
            : (entry[..colon].ToString(), Port(digits));
    }

    private static (string Name, int Port) SplitWithBrackets(ReadOnlySpan<char> entry)
    {
        var close = entry.LastIndexOf("]:");
        if (entry[0] == '[' && close > 1 && entry.Length > close + 2 && !entry[(close + 2)..].ContainsAnyExceptInRange('0', '9'))
        {
            return (entry[1..close].ToString(), Port(entry[(close + 2)..]));
        }
        var bare = entry is ['[', .. var inner, ']'] && inner.Length > 0 ? inner : entry;
        return bare.Count(':') == 1 ? SplitPort(bare) : (bare.ToString(), 0);
    }

    private static int Port(ReadOnlySpan<char> digits) =>
        digits.TrimStart('0').Length == 0 ? 0
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : int.MaxValue;

    private static string TrimFirst(this string text, char first) => text.StartsWith(first) ? text[1..] : text;
}
