using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>An empty lower-case variable hides the upper-case one from fetch.</summary>
public sealed class EmptyVariableHidesProxy : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
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
            var limit = lower == "http_proxy" && route.Kind == RouteKind.Proxied ? Severity.Info : proxies.SeverityLimit;
            yield return new(lower == "no_proxy" ? Case.NoProxy : null, proxies.Find(lower), ("variable", lower), ("hidden", upper)) { AtMost = limit };
        }
    }

    private static class Case
    {
        public const string NoProxy = "no-proxy";
    }
}
