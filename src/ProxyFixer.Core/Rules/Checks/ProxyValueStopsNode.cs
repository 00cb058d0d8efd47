using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Services;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>With the switch on, one bad proxy value stops Node, or every request.</summary>
public sealed class ProxyValueStopsNode : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { } proxies)
        {
            return [];
        }

        var now = proxies.Predict(proxies.Environment);
        // Also what is started from a shell does not start, so this weighs more than the rest of what a profile can do wrong.
        var worst = proxies.SeverityLimit == Severity.Error ? Severity.Error : Severity.Warning;
        if (Stop(subject, proxies, now) is { } stop)
        {
            return [stop with { AtMost = worst }];
        }

        return from request in new[] { (Client: NodeClient.Fetch, To: Gateway.CodexAddress), (Client: NodeClient.HttpsRequest, To: Gateway.OAuthAddress) }
               let route = now.Route(request.Client, request.To)
               where route is { Kind: RouteKind.Fails, Cause: RouteCause.ProxyValue }
               select new CheckResult(Case.Requests, proxies.Find(route.Variable!), ("variable", route.Variable!), ("reason", route.Reason)) { AtMost = worst };
    }

    private static CheckResult? Stop(Subject subject, IProxyEnvironment proxies, NodeProxy now) =>
        now.Startup is { Kind: StartupKind.Crashes, Variable: { } variable }
            ? new(subject is ServiceSubject ? null : Case.File, proxies.Find(variable), ("variable", variable), ("reason", now.Startup.Reason))
            : now.Startup.Kind == StartupKind.Unknown && proxies.Environment.GetValueOrDefault(NodeSwitch.Variable) == "1"
                && proxies.PredictValues().Startup is { Kind: StartupKind.Crashes, Variable: { } likely } crash
            ? new(Case.NodeUnknown, proxies.Find(likely), ("variable", likely), ("reason", crash.Reason))
            : null;

    private static class Case
    {
        public const string File = "file";
        public const string NodeUnknown = "node-unknown";
        public const string Requests = "requests";
    }
}
