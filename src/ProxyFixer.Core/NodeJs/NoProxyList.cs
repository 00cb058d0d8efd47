using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.NodeJs;

/// <summary>Which targets a NO_PROXY value lets go directly, by each client's own rules.</summary>
/// <remarks>
/// Source: the JavaScript the binaries carry (undici's EnvHttpProxyAgent; internal/http's shouldUseProxy), read in 22.22.0,
/// 24.4.1, 24.21.0, 26.8.1 and 26.10.0, and the matrix of 85 values by 17 targets in node-env-proxy.json.
/// </remarks>
public static class NoProxyList
{
    /// <summary>Finds the entry that a target matches.</summary>
    /// <param name="value">The value of NO_PROXY; may be empty.</param>
    /// <param name="rules">The reading client's rules.</param>
    /// <param name="target">A http, https, ws or wss URL.</param>
    /// <returns>The first matching entry as written, or null: the target goes to the proxy.</returns>
    public static string? Match(string value, NoProxyRules rules, StandardUrl target) =>
        rules is NoProxyRules.H1 or NoProxyRules.H2
            ? HttpNoProxy.Match(value, rules, target)
            : FetchNoProxy.Match(value, rules, target);

    // Both clients say "port || default": a target on port 0 counts as one on the default port.
    internal static int? Port(StandardUrl target) =>
        target.Port is > 0 and var port ? port : StandardUrl.DefaultPort(target.Scheme);

    // An empty domain holds for a host that ends with a dot.
    internal static bool IsSubdomain(string host, string domain) =>
        host.Length > domain.Length
        && host[host.Length - domain.Length - 1] == '.'
        && host.EndsWith(domain, StringComparison.Ordinal);
}
