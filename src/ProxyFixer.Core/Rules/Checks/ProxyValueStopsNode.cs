using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Services;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>With the switch on, one bad proxy value stops Node, or every request.</summary>
public sealed class ProxyValueStopsNode : IRule
{
    private const string NoFix = "which proxy is meant cannot be told";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0501",
        "proxy-value-stops-node",
        "A proxy value stops Node, or every request, while the switch is on",
        Severity.Error,
        """
        With NODE_USE_ENV_PROXY=1 Node reads HTTP_PROXY and HTTPS_PROXY before the first line of any script. A value that it cannot use
        ends every script with exit status 1: no scheme in front, a path behind the port, a % or # in the password that is not
        encoded, SOCKS with a Node that does not know it. One bad variable is enough, even if no request would use it. A line end in
        HTTPS_PROXY alone lets an empty script run, and stops every program that loads the https module.
        """,
        ["Node.js manual, Command-line API, NODE_USE_ENV_PROXY=1; 106 values measured on 52 binaries, 18.20 to 26.10"])
    {
        Versions = "Node from 22.21, 24.0 and 25 on with the switch on; SOCKS stops Node 22, and 24 up to 24.14.0.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which proxy is meant cannot be told from a value that is no URL.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.3.8", "HTTPS_PROXY=127.0.0.1:7890", "NODE_USE_ENV_PROXY=1", Reporting.Loopback).WithNode(22, 22),
                Reporting.Unit("2026.3.8", "HTTPS_PROXY=http://127.0.0.1:7890", "NODE_USE_ENV_PROXY=1", Reporting.Loopback).WithNode(22, 22)),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { } proxies)
        {
            return [];
        }

        var now = proxies.Predict(proxies.Environment);
        // Also what is started from a shell does not start, so this weighs more than the rest of what a profile can do wrong.
        var worst = proxies.SeverityLimit == Severity.Error ? Severity.Error : Severity.Warning;
        if (Stop(subject, proxies, now, worst) is { } stop)
        {
            return [stop];
        }

        return from request in new[] { (Client: NodeClient.Fetch, To: Gateway.CodexAddress), (Client: NodeClient.HttpsRequest, To: Gateway.OAuthAddress) }
               let route = now.Route(request.Client, request.To)
               where route is { Kind: RouteKind.Fails, Cause: RouteCause.ProxyValue }
               select this.Report(subject, worst, proxies.Find(route.Variable!),
                   $"Requests fail with the proxy of {subject.Name}: {route.Reason}.", NoFix, Advice(route.Variable!));
    }

    private Diagnostic? Stop(Subject subject, IProxyEnvironment proxies, NodeProxy now, Severity worst)
    {
        var who = subject is ServiceSubject
            ? $"{subject.Name} cannot start: with the switch on, Node"
            : $"With the switch on, Node does not start with the variables of {subject.Name}: it";
        return now.Startup is { Kind: StartupKind.Crashes, Variable: { } variable }
            ? this.Report(subject, worst, proxies.Find(variable), $"{who} ends at once because {now.Startup.Reason}.", NoFix, Advice(variable))
            : now.Startup.Kind == StartupKind.Unknown && proxies.Environment.GetValueOrDefault("NODE_USE_ENV_PROXY") == "1"
                && proxies.PredictValues().Startup is { Kind: StartupKind.Crashes, Variable: { } likely } crash
            ? this.Report(subject, Severity.Warning, proxies.Find(likely),
                $"Every Node that knows NODE_USE_ENV_PROXY ends at once with the variables of {subject.Name}, because {crash.Reason}; which Node starts cannot be told.",
                NoFix, Advice(likely))
            : null;
    }

    private static string Advice(string variable) =>
        $"Write {variable} as http://HOST:PORT with nothing behind it; encode special characters of user and password (%25 for a percent sign).";
}
