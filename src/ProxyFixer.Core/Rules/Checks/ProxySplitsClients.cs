using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy setting that splits the program: fetch goes through the proxy, https.request does not.</summary>
public sealed class ProxySplitsClients : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0503",
        "proxy-splits-clients",
        "fetch uses the proxy, https.request does not",
        Severity.Info,
        """
        With HTTP_PROXY alone, fetch sends https requests through it, while https.request wants HTTPS_PROXY and goes out directly. The same
        happens with spellings that only fetch understands: HTTP:// in capitals, a leading space, SOCKS. Codex requests use fetch; parts of
        OpenClaw that use https.request do not reach the proxy.
        """,
        ["measured on Node 22.21 to 26.10: node-env-proxy, precedence and URL forms"])
    {
        Versions = "Node from 22.21, 24.5 and 25 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: proxy values are not copied, where other users could read them.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.3.8", "HTTP_PROXY=http://127.0.0.1:7890", "NODE_USE_ENV_PROXY=1", Reporting.Loopback).WithNode(22, 22),
                Reporting.Unit("2026.3.8", "HTTP_PROXY=http://127.0.0.1:7890", "HTTPS_PROXY=http://127.0.0.1:7890", "NODE_USE_ENV_PROXY=1", Reporting.Loopback).WithNode(22, 22)),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
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
            yield return this.Report(subject, Severity.Info, proxies.Find(variable),
                $"With the variables of {subject.Name} fetch uses the proxy, https.request does not: {request.Reason}.",
                "proxy values are not copied, where other users could read them",
                "Set HTTP_PROXY and HTTPS_PROXY both, as http://HOST:PORT.");
        }
    }
}
