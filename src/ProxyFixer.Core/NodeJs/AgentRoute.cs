using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.NodeJs;

/// <summary>The way of http.request and https.request with the default agent, with the switch on.</summary>
internal static class AgentRoute
{
    public static Route Find(NodeStart start, NodeRelease release, StandardUrl target)
    {
        var name = target.Scheme == "https" ? "https_proxy" : "http_proxy";
        var proxy = ProxyVariable.Filled(start, name);
        if (proxy is null)
        {
            return new(RouteKind.Direct, RouteCause.NoProxyVariable, null, null,
                $"neither {name} nor {name.ToUpperInvariant()} is set");
        }
        var verdict = ProxyValue.ReadByAgent(proxy.Value, release);
        if (!verdict.IsJudged)
        {
            return new(RouteKind.Unknown, RouteCause.NotJudged, proxy.Name, null, $"{proxy.Name} {verdict.Problem}");
        }
        if (verdict.ErrorCode is { } code)
        {
            return new(RouteKind.Fails, RouteCause.ProxyValue, proxy.Name, null,
                $"{proxy.Name} {verdict.Problem}, and loading the https module throws ({code})");
        }
        if (!ProxyValue.IsUsableByAgent(proxy.Value))
        {
            return new(RouteKind.Direct, RouteCause.UnusableSpelling, proxy.Name, null,
                $"{proxy.Name} does not begin with a lower-case http:// or https://, so http and https ignore it");
        }
        var noProxy = ProxyVariable.Filled(start, "no_proxy");
        return noProxy is not null && NoProxyList.Match(noProxy.Value, release.HttpNoProxy, target) is { } entry
            ? new(RouteKind.Direct, RouteCause.NoProxyEntry, noProxy.Name, entry, $"{noProxy.Name} lets {entry} go directly")
            : new(RouteKind.Proxied, RouteCause.ProxyVariable, proxy.Name, null, $"{proxy.Name} holds");
    }
}
