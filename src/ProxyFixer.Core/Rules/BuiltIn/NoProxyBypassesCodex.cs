using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Knowledge.NodeJs;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.BuiltIn;

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
        set. What an entry matches differs between versions of Node; it is judged by the rules of the version that is installed.
        """,
        ["85 values by 17 targets measured on 52 binaries of Node, 18.20 to 26.10"])
    {
        Versions = "All releases; what an entry matches is judged by the rules of the Node that is installed.",
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
            $"The entry {Secrets.Mask("NO_PROXY", same.Key.NoProxyEntry!)} in {same.Key.Variable} of {subject.Name} keeps requests to {string.Join(" and ", same.Select(one => one.Host))} away from the proxy.",
            "somebody wrote the entry on purpose",
            same.Key.NoProxyEntry == "*"
                ? "Put the hosts that are reached without the proxy in place of the *, or take the proxy variables out if none shall be used."
                : "Take the entry out, or name the hosts that are meant instead."));
    }
}
