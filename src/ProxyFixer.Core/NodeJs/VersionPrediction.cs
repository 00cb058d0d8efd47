using ProxyFixer.NodeJs.Undici;
using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.NodeJs;

/// <summary>The prediction for one version of node.</summary>
internal sealed class VersionPrediction
{
    private readonly NodeStart _start;
    private readonly NodeRelease _release;
    private readonly FetchRules _fetch;

    public VersionPrediction(NodeStart start, NodeVersion version, UndiciRelease? dispatcher)
    {
        (_start, _release) = (start, NodeRelease.Of(version));
        _fetch = dispatcher?.On(_release) ?? _release.Fetch;
        var options = SwitchSettings.Read(start, _release);
        Switch = options.State;
        Startup = options.Refusal ?? StartupCheck.Run(start, _release, _fetch, Switch.IsOn == true);
    }

    public NodeVersion Version => _release.Version;

    /// <summary>Who reads the proxy variables for fetch, for sentences.</summary>
    public string Reader => _fetch.Reader;

    public bool IsExtrapolated => _release.IsExtrapolated;

    public SwitchState Switch { get; }

    public Startup Startup { get; }

    public Route Route(NodeClient client, StandardUrl target)
    {
        if (Startup.Kind is StartupKind.Crashes or StartupKind.RefusesOption)
        {
            return new(RouteKind.Fails, RouteCause.NoStart, Startup.Variable, null, $"Node does not start: {Startup.Reason}");
        }
        if (Switch.IsOn != true)
        {
            return new(RouteKind.Direct, RouteCause.SwitchOff, null, null, Switch.Reason);
        }
        if (Startup.Kind == StartupKind.Unknown)
        {
            return new(RouteKind.Unknown, RouteCause.NotJudged, Startup.Variable, null, Startup.Reason);
        }
        if (client != NodeClient.HttpsRequest)
        {
            return FetchRoute.Find(_start, _fetch, target);
        }
        return _release.CoversHttpRequest
            ? AgentRoute.Find(_start, _release, target)
            : new(RouteKind.Direct, RouteCause.ClientNotCovered, null, null,
                $"in Node {Version} the switch covers fetch and WebSocket only (http and https since 24.5.0)");
    }
}
