using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy setting that splits the program: fetch goes through the proxy, https.request does not.</summary>
public sealed class ProxySplitsClients : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { } proxies)
        {
            yield break;
        }

        var now = proxies.Predict(proxies.Environment);
        var fetch = now.Route(NodeClient.Fetch, Gateway.OAuthAddress);
        var request = now.Route(NodeClient.HttpsRequest, Gateway.OAuthAddress);
        if (now.Switch.IsOn == true && fetch is { Kind: RouteKind.Proxied, Variable: { } variable }
            && request is { Kind: RouteKind.Direct, Cause: RouteCause.NoProxyVariable or RouteCause.UnusableSpelling or RouteCause.ClientNotCovered })
        {
            yield return new(proxies.Find(variable), ("reason", request.Reason));
        }
    }
}
