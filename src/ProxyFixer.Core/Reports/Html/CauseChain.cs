using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Reports.Html;

/// <summary>The way of a gateway's requests to the model, from the files that set its variables to the service at the other end.</summary>
/// <param name="gateway">The gateway.</param>
/// <param name="findings">What was found about it.</param>
internal sealed class CauseChain(Gateway gateway, IReadOnlyCollection<Diagnostic> findings)
{
    private const int MostLines = 3;

    private readonly Route route = gateway.StartsOpenClaw ? gateway.CodexRoute() : gateway.Predict(gateway.Environment).Route(NodeClient.Fetch, Gateway.CodexAddress);

    /// <summary>The way from OpenClaw on.</summary>
    public ChainWay Way => !gateway.Service.Starts || gateway.MissingProgram is not null || route.Cause == RouteCause.NoStart ? ChainWay.NotStarted
        : gateway.Command.Node is null || gateway.Command.Unseen is not null ? ChainWay.Unknown
        : route.Kind switch
        {
            RouteKind.Proxied => ChainWay.ThroughProxy,
            RouteKind.Direct => gateway.HasProxy ? ChainWay.PastProxy : ChainWay.Direct,
            RouteKind.Fails => ChainWay.Fails,
            _ => ChainWay.Unknown,
        };

    // Why it does not start is for the finding to say: the reason may quote what a line holds.
    /// <summary>What comes of it, a sentence without a full stop.</summary>
    public string Verdict => new EnvVerdict(gateway, new(isOn: false)).Text
        ?? (gateway.Failure is not null ? "does not start, so nothing is sent" : $"which way requests to the model take is unknown, because {Unseen}");

    /// <summary>The stations, in order.</summary>
    public ImmutableArray<ChainStation> Stations => [Files(), Node(), OpenClaw(), Proxy(), Target()];

    private string Unseen => gateway.Service.MoreVariables is not null ? "it may start with more than its files show" : gateway.Command.Unseen is not null ? "what its wrapper starts Node with could not be seen" : "what it starts could not be seen";

    private ChainStation Files()
    {
        var set = gateway.Variables.Values
            .Where(variable => variable.Where is not null && (ProxyVariables.Contains(variable.Name) || variable.Name == NodeSwitch.Variable))
            .OrderBy(variable => variable.Name != NodeSwitch.Variable).ThenBy(variable => variable.Name != route.Variable)
            .ThenBy(variable => variable.Where!.Path, StringComparer.Ordinal).ThenBy(variable => variable.Where!.Span.Start).ToArray();
        var title = set.FirstOrDefault(variable => Gateway.ProxyNames.Contains(variable.Name))?.Where!.Path ?? gateway.Service.Path;
        var lines = set.OrderBy(variable => variable.Where!.Path != title).Select(variable => string.Create(
            CultureInfo.InvariantCulture, $"{(variable.Where!.Path == title ? "" : MachinePath.Name(variable.Where.Path))}:{variable.Where.Start.Line} {variable.Name}")).ToArray();
        return Station(StationKind.Files, title is null ? gateway.Service.Name : MachinePath.Name(title), lines.Length == 0 ? ["no proxy variable"] : Short(lines), Mood.Plain);
    }

    private ChainStation Node()
    {
        var state = gateway.Predict(gateway.Environment).Switch.IsOn;
        var title = gateway.Node?.Version?.ToString() ?? "of unknown version";
        return Way == ChainWay.NotStarted ? Station(StationKind.Node, title, ["does not start"], Mood.Bad)
            : Station(
                StationKind.Node,
                title,
                [state switch { true => "proxy switch is on", false => "proxy switch is off", _ => "switch is unknown" }],
                state == true ? Mood.Good : state == false && Way == ChainWay.PastProxy && gateway.NeedsSwitch.Value == Answer.Yes ? Mood.Bad : Mood.Plain);
    }

    private ChainStation OpenClaw() => Station(
        StationKind.OpenClaw,
        gateway.StartsOpenClaw ? gateway.Version?.ToString() ?? "of unknown version" : gateway.Service.Name,
        !gateway.StartsOpenClaw ? [] : gateway.NeedsSwitch.Value switch
        {
            Answer.Yes => ["sends by Node's fetch"],
            Answer.No => ["finds proxies itself"],
            _ => [],
        },
        Way == ChainWay.NotStarted ? Mood.Off : Mood.Plain);

    private ChainStation Proxy()
    {
        var name = route.Variable is { } decided && Gateway.ProxyNames.Contains(decided) ? decided : Gateway.ProxyNames.FirstOrDefault(name => gateway.Seen.GetValueOrDefault(name) is { Length: > 0 });
        var title = gateway.Service.HidesProxyValues ? "set by its shell"
            : name is not null ? WithoutScheme(Secrets.Mask(name, gateway.Seen[name]))
            : gateway.HasManagedProxy ? "OpenClaw's own setting"
            : "none is set";
        return Station(StationKind.Proxy, title, Way == ChainWay.PastProxy ? ["no request arrives"] : [], Way switch
        {
            ChainWay.ThroughProxy => Mood.Good,
            ChainWay.Fails => Mood.Bad,
            ChainWay.Unknown => Mood.Open,
            _ => Mood.Off,
        });
    }

    private ChainStation Target() => Station(StationKind.Target, "chatgpt.com", [], Way switch
    {
        ChainWay.ThroughProxy => Mood.Good,
        ChainWay.PastProxy => Mood.Bad,
        ChainWay.Fails or ChainWay.NotStarted => Mood.Off,
        ChainWay.Unknown => Mood.Open,
        _ => Mood.Plain,
    });

    private static HashSet<string> ProxyVariables { get; } = [.. Gateway.ProxyNames, "NO_PROXY", "no_proxy"];

    private ChainStation Station(StationKind kind, string title, ImmutableArray<string> lines, Mood mood) =>
        new(kind, title, lines, mood, [.. findings.Where(found => StationOf(found) == kind).OrderByDescending(found => found.Severity)]);

    // What a family of rules is about says where on the way its findings are.
    private StationKind StationOf(Diagnostic found) =>
        gateway.Install is { } install && found.Location.Path.StartsWith(install.Package.Folder + "/", StringComparison.Ordinal) ? StationKind.OpenClaw
        : found.Rule.Id[.."PXF00".Length] switch
        {
            "PXF01" => StationKind.Node,
            "PXF03" or "PXF04" => StationKind.OpenClaw,
            "PXF05" => StationKind.Proxy,
            "PXF06" => StationKind.Target,
            _ => StationKind.Files,
        };

    private static ImmutableArray<string> Short(string[] lines) =>
        lines.Length <= MostLines ? [.. lines] : [.. lines[..(MostLines - 1)], string.Create(CultureInfo.InvariantCulture, $"and {lines.Length - MostLines + 1} more")];

    private static string WithoutScheme(string shown) => shown.IndexOf("://", StringComparison.Ordinal) is > 0 and var at ? shown[(at + 3)..].TrimEnd('/') : shown;
}
