using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy value that no fetch can use, while Node's switch is off.</summary>
public sealed class ProxyValueUnusable : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0502",
        "proxy-value-unusable",
        "A proxy value is nothing that fetch can use",
        Severity.Warning,
        """
        While NODE_USE_ENV_PROXY is off, Node does not look at the proxy variables. OpenClaw's own dispatcher does, and it is made of the
        same code as Node's: a value without http:// in front, or with a path behind the port, cannot be used by it. With the switch on,
        the same value would stop every Node process at start.
        """,
        ["106 values measured on 52 binaries of Node, 18.20 to 26.10", "OpenClaw 2026.3.13 and later, code of the dispatcher"])
    {
        Versions = "OpenClaw that needs no switch: 2026.2.1 to 2026.3.7, and from 2026.3.11 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which proxy is meant cannot be told from a value that is no URL.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["Environment=OPENCLAW_SERVICE_VERSION=2026.5.28", "HTTPS_PROXY=127.0.0.1:7890", Reporting.Loopback],
                ["Environment=OPENCLAW_SERVICE_VERSION=2026.5.28", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        // Where the switch is needed PXF0101 says it; where it is on, or may be, PXF0501.
        if (subject.Proxies is not { HasProxy: true } proxies
            || proxies.NeedsSwitch.Value == Answer.Yes
            || subject.Facts.ContainsKey("OpenClaw.EndsAtImport") // PXF0513
            || proxies.Predict(proxies.Environment).Switch.IsOn == true)
        {
            yield break;
        }

        var values = proxies.PredictValues();
        var route = values.Route(NodeClient.Fetch, Gateway.CodexAddress);
        var (variable, reason) = values.Startup.Kind == StartupKind.Crashes ? (values.Startup.Variable, values.Startup.Reason)
            : route is { Kind: RouteKind.Fails, Cause: RouteCause.ProxyValue } ? (route.Variable, route.Reason)
            : (null, "");
        var mayStop = values.Startup.Kind == StartupKind.Crashes && proxies.Environment.GetValueOrDefault("NODE_USE_ENV_PROXY") == "1"
            && proxies.Predict(proxies.Environment).Startup.Kind == StartupKind.Unknown;
        if (variable is not null && !mayStop && !AllProxyIgnored.IsSocks(proxies.Seen[variable]))
        {
            yield return this.Report(subject, Reporting.AtMost(proxies, Severity.Warning), proxies.Find(variable),
                $"The proxy of {subject.Name} cannot be used: {reason}.",
                "which proxy is meant cannot be told",
                $"Write {variable} as http://HOST:PORT with nothing behind it. NODE_USE_ENV_PROXY=1 would stop Node at start with this value.");
        }
    }
}
