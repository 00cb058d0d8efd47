using System.Collections.Immutable;
using ProxyFixer.NodeJs.Undici;
using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.NodeJs;

/// <summary>Predicts from the values at start what a node process will do with the environment's proxies.</summary>
/// <remarks>
/// Only options that concern the switch are judged; other options are taken as accepted. Code that runs later (agents of
/// its own, setGlobalDispatcher, npm undici 8) is beyond this: see docs/knowledge.md.
/// </remarks>
public sealed class NodeProxy
{
    private readonly ImmutableArray<VersionPrediction> _versions;

    private NodeProxy(ImmutableArray<VersionPrediction> versions, ImmutableArray<string> caveats) =>
        (_versions, Caveats) = (versions, caveats);

    /// <summary>What happens before the first line of the script.</summary>
    public Startup Startup =>
        Agreed(version => version.Startup, startup => (startup.Kind, startup.Variable))
        ?? new(StartupKind.Unknown, null, null, $"whether Node starts depends on the version: {Differing(v => v.Startup.Kind)}");

    /// <summary>Whether the switch is on, and which setting decided.</summary>
    public SwitchState Switch =>
        Agreed(version => version.Switch, state => state.IsOn)
        ?? new(null, SwitchSource.None,
            $"whether the switch is on depends on the version: {Differing(v => v.Switch.IsOn)}");

    /// <summary>Whether the version is not among the measured ones and is taken to be like its nearest neighbour.</summary>
    public bool IsExtrapolated => _versions.Any(version => version.IsExtrapolated);

    /// <summary>Who reads the proxy variables for fetch, for a sentence; null where several versions are possible.</summary>
    public string? Reader => _versions.Select(version => version.Reader).Distinct().Take(2).ToArray() is [var reader] ? reader : null;

    /// <summary>What was not looked at and could change the answer, one sentence each; may be empty.</summary>
    public ImmutableArray<string> Caveats { get; }

    /// <summary>Predicts one start.</summary>
    /// <param name="start">Environment, arguments and version.</param>
    /// <returns>The prediction; for an unknown version what all possible measured versions have in common.</returns>
    public static NodeProxy Predict(NodeStart start) =>
        new(
            [
                .. from version in start.Candidates
                   from dispatcher in start.Dispatchers.Select(one => (UndiciRelease?)one).DefaultIfEmpty()
                   select new VersionPrediction(start, version, dispatcher),
            ],
            [.. Unseen(start)]);

    /// <summary>Predicts the way of one request.</summary>
    /// <param name="client">The client.</param>
    /// <param name="target">An absolute http, https, ws or wss URL.</param>
    /// <returns>The way and why; unknown for any other target.</returns>
    public Route Route(NodeClient client, string target)
    {
        StandardUrl.Parse(target, out var url);
        if (url is not { Scheme: "http" or "https" or "ws" or "wss" })
        {
            return new(RouteKind.Unknown, RouteCause.NotJudged, null, null, "the target is no http, https, ws or wss URL");
        }
        return Agreed(version => version.Route(client, url), route => (route.Kind, route.Variable))
            ?? new(RouteKind.Unknown, RouteCause.VersionUnknown, null, null,
                $"it depends on the version: {Differing(v => v.Route(client, url).Kind)}");
    }

    // The first answer, if the answers of all versions are alike in what counts.
    private T? Agreed<T, TKey>(Func<VersionPrediction, T> answer, Func<T, TKey> key) where T : class =>
        _versions.Select(version => key(answer(version))).Distinct().Count() == 1 ? answer(_versions[^1]) : null;

    private string Differing<T>(Func<VersionPrediction, T> answer)
    {
        var newest = _versions.LastOrDefault();
        var other = _versions.LastOrDefault(version => !Equals(answer(version), answer(newest!)));
        return newest is null ? "no known version is possible" : $"{newest.Reader} and {other?.Reader} differ";
    }

    private static IEnumerable<string> Unseen(NodeStart start)
    {
        NodeOptionsVariable.Split(start.Variable("NODE_OPTIONS") ?? "", out var inVariable);
        var line = NodeArguments.Read(start.Arguments, isVariable: false);
        if (line.LoadsEnvFile && start.EnvFile is null)
        {
            yield return "the file of --env-file was not read";
        }
        if (line.LoadsConfigFile)
        {
            yield return "the file of --experimental-config-file was not read; it can turn the switch on";
        }
        if (!line.Preloads.IsEmpty || !NodeArguments.Read(inVariable, isVariable: true).Preloads.IsEmpty)
        {
            yield return "code loaded by --require or --import can change the proxy variables";
        }
    }
}
