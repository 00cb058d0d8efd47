using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>NO_PROXY keeps Codex requests or the sign-in away from the proxy.</summary>
public sealed class NoProxyBypassesCodex : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0507",
        "no-proxy-bypasses-codex",
        "NO_PROXY keeps Codex requests away from the proxy",
        Severity.Error,
        """
        An entry of NO_PROXY that matches chatgpt.com or auth.openai.com, or a lone *, lets these requests go out directly although a proxy is
        set.

        What an entry matches is up to whoever sends the request. OpenClaw 2026.3.11 and later (and 2026.2.1 to 2026.3.7) install a proxy
        dispatcher of their own undici, whose rules count there whatever Node is installed; elsewhere, with NODE_USE_ENV_PROXY=1, those of
        the undici inside Node count. A lone * always matches everything. Within a list it does so up to undici 7.21, which all of Node 22
        has inside, and again from undici 8.11 and Node 26.12 on, but not between. A name includes its sub-domains from undici 7.22 and
        Node 24.14.1, 25.8 and 26 on; before, only with a dot or a star in front.
        """,
        [
            "85 values by 17 targets measured on 52 binaries of Node, 18.20 to 26.10, and on 26.12.1",
            "the same by undici 7.21.0 to 8.13.1 as the global dispatcher; whole turns of OpenClaw 2026.5.28 on Node 22.22.0 and 24.21.0",
        ])
    {
        Versions = "All releases; what an entry matches is judged by the rules of the undici that OpenClaw brings, or of the Node that is installed.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: somebody wrote the entry on purpose.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["HTTPS_PROXY=http://127.0.0.1:7890", "NO_PROXY=localhost,127.0.0.1,::1,[::1],chatgpt.com"],
                ["HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            return [];
        }

        var values = proxies.PredictValues();
        var found = new[] { Gateway.CodexAddress, Gateway.OAuthAddress }
            .Select(address => (Host: new Uri(address).Host, Route: values.Route(NodeClient.Fetch, address)))
            .Where(one => one.Route is { Cause: RouteCause.NoProxyEntry, Variable: not null }).ToArray();
        return found.GroupBy(one => (one.Route.Variable, one.Route.NoProxyEntry)).Select(same => this.Report(
            subject,
            Reporting.AtMost(proxies, proxies.UsesCodex == false ? Severity.Warning : Severity.Error),
            proxies.Find(same.Key.Variable!),
            $"The entry {Secrets.Mask("NO_PROXY", same.Key.NoProxyEntry!)} in {same.Key.Variable} of {subject.Name} keeps requests to {string.Join(" and ", same.Select(one => one.Host))} away from the proxy{By(values.Reader)}.",
            "somebody wrote the entry on purpose",
            same.Key.NoProxyEntry == "*"
                ? "Put the hosts that are reached without the proxy in place of the *, or take the proxy variables out if none shall be used."
                : "Take the entry out, or name the hosts that are meant instead."));
    }

    private static string By(string? reader) => reader is null ? "" : $" (by the rules of {reader}, which sends them)";
}
