using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>NO_PROXY keeps Codex requests or the sign-in away from the proxy.</summary>
public sealed class NoProxyBypassesCodex : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            return [];
        }

        var values = proxies.PredictValues();
        var found = new[] { Gateway.CodexAddress, Gateway.OAuthAddress }
            .Select(address => (Host: new Uri(address).Host, Route: values.Route(NodeClient.Fetch, address)))
            .Where(one => one.Route is { Cause: RouteCause.NoProxyEntry, Variable: not null }).ToArray();
        return found.GroupBy(one => (one.Route.Variable, one.Route.NoProxyEntry)).Select(same => new CheckResult(
            CaseOf(same.Key.NoProxyEntry == "*", values.Reader is not null),
            proxies.Find(same.Key.Variable!),
            ("entry", Secrets.Mask("NO_PROXY", same.Key.NoProxyEntry!)), ("variable", same.Key.Variable!),
            ("hosts", string.Join(" and ", same.Select(one => one.Host))), ("sender", values.Reader ?? ""))
        {
            Exact = [("entry", same.Key.NoProxyEntry!)],
            AtMost = proxies.UsesCodex == false && proxies.SeverityLimit > Severity.Warning ? Severity.Warning : proxies.SeverityLimit,
        });
    }

    private static string? CaseOf(bool isStar, bool knowsSender) =>
        isStar ? knowsSender ? Case.SenderStar : Case.Star : knowsSender ? Case.Sender : null;

    private static class Case
    {
        public const string Star = "star";
        public const string Sender = "sender";
        public const string SenderStar = "sender-star";
    }
}
