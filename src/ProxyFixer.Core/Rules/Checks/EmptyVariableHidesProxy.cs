using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>An empty lower-case variable hides the upper-case one from fetch.</summary>
public sealed class EmptyVariableHidesProxy : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0505",
        "empty-variable-hides-proxy",
        "An empty lower-case variable hides the upper-case one from fetch",
        Severity.Warning,
        """
        Where both spellings are set the lower-case one wins. For fetch an empty one counts as set: it hides the upper-case variable, and
        requests go out directly. http, https and curl treat it as not set, which hides the cause. The same holds for no_proxy.
        """,
        ["measured on Node 22.21 to 26.10: the sources of undici's EnvHttpProxyAgent and of internal/http, and a recording proxy"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: a variable of a service can be set or unset, and which of the two was meant cannot be told.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["https_proxy=", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback],
                ["https_proxy=http://127.0.0.1:7890", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { } proxies)
        {
            yield break;
        }

        foreach (var lower in new[] { "https_proxy", "http_proxy", "no_proxy" })
        {
            var upper = lower.ToUpperInvariant();
            if (proxies.Seen.GetValueOrDefault(lower) != "" || proxies.Seen.GetValueOrDefault(upper) is not { Length: > 0 }
                || (lower == "no_proxy" && !proxies.HasProxy))
            {
                continue;
            }

            // http_proxy matters to Codex requests only where nothing is left for https.
            var route = proxies.PredictValues().Route(NodeClient.Fetch, Gateway.CodexAddress);
            var severity = lower == "http_proxy" && route.Kind == RouteKind.Proxied ? Severity.Info : Reporting.AtMost(proxies, Severity.Warning);
            var effect = lower == "no_proxy" ? "so fetch sends everything to the proxy" : "so fetch does not use that proxy";
            yield return this.Report(subject, severity, proxies.Find(lower),
                $"{subject.Name}: the empty {lower} hides {upper} from fetch, {effect}.",
                "whether the empty variable or the other one is meant cannot be told",
                $"Take {lower} out, or give it the value of {upper}.");
        }
    }
}
