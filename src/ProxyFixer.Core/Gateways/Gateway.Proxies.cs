using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.Undici;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Preloads;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Gateways;

public sealed partial record Gateway
{
    /// <summary>The address that sign-ins are renewed at.</summary>
    public const string OAuthAddress = "https://auth.openai.com/oauth/token";

    /// <summary>The variables that name a proxy for fetch, in the order in which they win for https.</summary>
    public static ImmutableArray<string> ProxyNames => ProxyVariables.OfFetch;

    // The Node versions that have the whole switch; stands for a version that is not known or has none.
    private static readonly NodeRange Modern = NodeRange.Parse(">=22.21.0 <23 || >=24.5.0")!;

    /// <summary>
    /// Every variable that the process has at some time, by name: those it starts with, and those that OpenClaw adds later. Each tells where
    /// it stands and what it beat.
    /// </summary>
    public ImmutableSortedDictionary<string, StartVariable> Variables { get; } = WithLate(Service.Variables, Late.Variables);

    /// <summary>
    /// The variables that the code which sends requests goes by: those at start, and with a release that has a proxy dispatcher
    /// of its own also those that arrive later.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Seen { get; } =
        OpenClawRelease.Of(Version).NeedsSwitch(Late.UsesTelegram).Value == Answer.No
            ? WithLate(Service.Variables, Late.Variables).Values()
            : Service.Variables.Values();

    /// <summary>Whether it is a node host: it serves a gateway elsewhere and sends no request to a model itself.</summary>
    public bool IsNodeHost => Environment.GetValueOrDefault("OPENCLAW_SERVICE_KIND") == "node"
        || Service.IsNodeHost;

    /// <summary>
    /// The undici whose proxy dispatcher OpenClaw installs, in every version it may have: the one that lies beside it, else those that
    /// its release allows; empty where it installs none, or that is not known.
    /// </summary>
    public ImmutableArray<UndiciRelease> Dispatchers =>
        Install?.Undici is { } installed && !Release.Dispatchers.IsEmpty ? [new(installed)] : Release.Dispatchers;

    /// <summary>Whether that code sees a proxy.</summary>
    public bool HasProxy => ProxyNames.Any(name => Seen.GetValueOrDefault(name) is { Length: > 0 });

    /// <summary>Whether OpenClaw's own proxy setting is given in the environment or in the config.</summary>
    public bool HasManagedProxy => Environment.GetValueOrDefault("OPENCLAW_PROXY_URL") is { Length: > 0 }
        || Late.Variables.Any(late => late is { Name: "OPENCLAW_PROXY_URL", Arrives: true, Value.Length: > 0 })
        || ConfigTurnsProxyOn;

    // Older releases want enabled: true beside the URL; a URL without it is at least meant.
    private bool ConfigTurnsProxyOn =>
        Late.Config?.At("proxy", "proxyUrl") is not null && Late.Config.At("proxy", "enabled") is not ScalarNode { Value: false };

    /// <summary>Where a variable that the process sees is set.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The place; the start command for what no file holds; null where nobody sets it.</returns>
    public Location? Find(string name) => Variables.GetValueOrDefault(name) is { } variable ? variable.Where ?? Service.StartsAt : null;

    private static ImmutableSortedDictionary<string, StartVariable> WithLate(
        ImmutableSortedDictionary<string, StartVariable> start, ImmutableArray<LateVariable> late) =>
        late.Where(variable => variable.Arrives).Aggregate(start, (seen, variable) => seen.SetItem(
            variable.Name, new StartVariable(variable.Name, variable.Value, variable.Location, "OpenClaw").Over(seen.GetValueOrDefault(variable.Name))));

    /// <summary>
    /// Predicts what a fetch that follows the proxy variables makes of them: OpenClaw's dispatcher where it installs one, else Node's own
    /// with the switch on. For a Node that has no switch, and for one that is not known, it is what all versions with the switch have in
    /// common.
    /// </summary>
    /// <returns>The prediction.</returns>
    public NodeProxy PredictValues() => PredictValues(Seen, Node?.Version, Dispatchers);

    /// <summary>
    /// What the proxy dispatcher that pi-ai makes while it is loaded does to OpenClaw itself: a value that it cannot use is an unhandled
    /// rejection, whose handler ends the process with 1 (OpenClaw 2026.2.1 to 2026.3.7; run of pi-ai 0.55.3).
    /// </summary>
    /// <returns>The value that ends it, by the first undici it may have that refuses one; null where it starts, or another release starts.</returns>
    public Startup? EndsAtImport() => Release.Dispatcher.Value != DispatcherStart.PiAiImport || Command.Node is null ? null
        : Dispatchers.Select(undici => PredictValues(Seen, Node?.Version, [undici]).Startup)
            .FirstOrDefault(startup => startup.Kind == StartupKind.Crashes);

    /// <summary>
    /// Whether code that Node loads before OpenClaw sets the dispatcher of its fetch; null where it may. An old undici sets one that
    /// a newer Node does not see.
    /// </summary>
    public bool? PreloadLeadsFetch =>
        Preloads.Any(preload => preload.Reach == PreloadReach.Dispatcher && (Node?.Version is not { } node || preload.Undici?.LeadsFetchOf(node) != false)) ? true
        : Preloads.Any(preload => preload.Reach == PreloadReach.Unknown) ? null
        : false;

    /// <summary>Predicts the same for any environment.</summary>
    /// <param name="seen">The variables.</param>
    /// <param name="node">The version of Node; null where it is not known.</param>
    /// <param name="dispatchers">The undici whose dispatcher OpenClaw installs; empty where it installs none, or that is not known.</param>
    /// <returns>The prediction.</returns>
    internal static NodeProxy PredictValues(ImmutableSortedDictionary<string, string> seen, NodeVersion? node, ImmutableArray<UndiciRelease> dispatchers) => NodeProxy.Predict(new()
    {
        Environment = seen.SetItem(NodeSwitch.Variable, NodeSwitch.On).Remove("NODE_OPTIONS"),
        Version = node is not null && NodeRelease.Of(node).CoversHttpRequest ? node : null,
        Engines = Modern,
        Dispatchers = dispatchers,
    });
}
