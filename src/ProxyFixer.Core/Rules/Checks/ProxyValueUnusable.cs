using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy value that no fetch can use, while Node's switch is off.</summary>
public sealed class ProxyValueUnusable : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        // Where the switch is needed PXF0101 says it; where it is on, or may be, PXF0501.
        if (subject.Proxies is not { HasProxy: true } proxies
            || proxies.NeedsSwitch.Value == Answer.Yes
            || subject.Facts.ContainsKey(FactCatalog.EndsAtImport.Name) // PXF0513
            || proxies.Predict(proxies.Environment).Switch.IsOn == true)
        {
            yield break;
        }

        var values = proxies.PredictValues();
        var route = values.Route(NodeClient.Fetch, Gateway.CodexAddress);
        var (variable, reason) = values.Startup.Kind == StartupKind.Crashes ? (values.Startup.Variable, values.Startup.Reason)
            : route is { Kind: RouteKind.Fails, Cause: RouteCause.ProxyValue } ? (route.Variable, route.Reason)
            : (null, "");
        var mayStop = values.Startup.Kind == StartupKind.Crashes && proxies.Environment.GetValueOrDefault(NodeSwitch.Variable) == "1"
            && proxies.Predict(proxies.Environment).Startup.Kind == StartupKind.Unknown;
        if (variable is not null && !mayStop && !AllProxyIgnored.IsSocks(proxies.Seen[variable]))
        {
            yield return new(proxies.Find(variable), ("variable", variable), ("reason", reason)) { AtMost = proxies.SeverityLimit };
        }
    }
}
