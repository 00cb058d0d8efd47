using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Gateways;

public sealed partial record Gateway
{
    /// <summary>
    /// The way of the requests to the model: that of OpenClaw's own dispatcher where its release installs one, of its managed proxy where
    /// that is on, else that of Node's fetch.
    /// </summary>
    /// <returns>The way; unknown where code that is loaded first, or a version that is not known, decides.</returns>
    public Route CodexRoute()
    {
        var node = Predict(Environment);
        if (node.Startup.Kind is StartupKind.Crashes or StartupKind.RefusesOption || EndsAtImport() is not null)
        {
            return new(RouteKind.Fails, RouteCause.NoStart, null, null, EndsAtImport()?.Reason ?? node.Startup.Reason);
        }

        if (HasManagedProxy)
        {
            return new(RouteKind.Unknown, RouteCause.NotJudged, null, null, "OpenClaw's own proxy setting decides");
        }

        if (PreloadLeadsFetch != false)
        {
            return new(RouteKind.Unknown, RouteCause.NotJudged, null, null, "code that Node loads before OpenClaw decides");
        }

        var byNode = node.Route(NodeClient.Fetch, CodexAddress);
        var byOpenClaw = PredictValues().Route(NodeClient.Fetch, CodexAddress);
        return NeedsSwitch.Value switch
        {
            Answer.Yes => byNode,
            Answer.No => byOpenClaw,
            _ => byNode.Kind == byOpenClaw.Kind ? byNode : new(RouteKind.Unknown, RouteCause.VersionUnknown, null, null, NeedsSwitch.Reason),
        };
    }
}
