using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.NodeJs;

/// <summary>The way of fetch and WebSocket once node has started with the switch on.</summary>
internal static class FetchRoute
{
    public static Route Find(NodeStart start, FetchRules rules, StandardUrl target)
    {
        var proxy = Proxy(start, target);
        if (proxy is null)
        {
            return new(RouteKind.Direct, RouteCause.NoProxyVariable, null, null, WhyNone(start, target));
        }
        var noProxy = ProxyVariable.Defined(start, "no_proxy");
        if (noProxy is not null && NoProxyList.Match(noProxy.Value, rules.NoProxy, target) is { } entry)
        {
            return new(RouteKind.Direct, RouteCause.NoProxyEntry, noProxy.Name, entry,
                $"{noProxy.Name} lets {entry} go directly");
        }
        StandardUrl.Parse(ProxyValue.WithScheme(proxy, rules), out var url);
        return url is null
            ? new(RouteKind.Unknown, RouteCause.NotJudged, proxy.Name, null, $"{proxy.Name} has a host name outside ASCII")
            : Through(proxy.Name, url, rules);
    }

    // A target over TLS falls back to the proxy for plain targets.
    private static ProxyVariable? Proxy(NodeStart start, StandardUrl target)
    {
        var plain = ProxyVariable.Defined(start, "http_proxy");
        var proxy = target.Scheme is "https" or "wss"
            && ProxyVariable.Defined(start, "https_proxy") is { Value.Length: > 0 } secure ? secure : plain;
        return proxy is { Value.Length: > 0 } ? proxy : null;
    }

    private static string WhyNone(NodeStart start, StandardUrl target)
    {
        string[] names = target.Scheme is "https" or "wss" ? ["https_proxy", "http_proxy"] : ["http_proxy"];
        var hiding = names.FirstOrDefault(name => start.Variable(name) == ""
            && start.Variable(name.ToUpperInvariant()) is { Length: > 0 });
        return hiding is null
            ? $"neither spelling of {string.Join(" or ", names.Select(name => name.ToUpperInvariant()))} is set"
            : $"the empty {hiding} hides {hiding.ToUpperInvariant()} from fetch";
    }

    private static Route Through(string variable, StandardUrl proxy, FetchRules rules)
    {
        if (proxy.Scheme == "https" && proxy.Host.Kind == HostKind.IPv4 && rules.TlsProxyNeedsName)
        {
            return new(RouteKind.Fails, RouteCause.ProxyValue, variable, null,
                $"{variable} is an https:// proxy named by an IPv4 address, which {rules.Reader} refuses"
                + " (ERR_INVALID_ARG_VALUE)");
        }
        return ProxyValue.IsSocks(proxy) && proxy.Host.Kind == HostKind.IPv6
            ? new(RouteKind.Fails, RouteCause.ProxyValue, variable, null,
                $"{variable} is a SOCKS proxy named by an IPv6 address, which fetch looks up as a name (ENOTFOUND)")
            : new(RouteKind.Proxied, RouteCause.ProxyVariable, variable, null, $"{variable} holds");
    }
}
