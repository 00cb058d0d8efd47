using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services;
using ProxyFixer.Settings;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A file that gives programs variables to start with, as the program that reads it does; judged alone.</summary>
internal sealed class StartFile : IProxyEnvironment
{
    private readonly ImmutableSortedDictionary<string, StartVariable> variables;
    private readonly ImmutableArray<Member> members;
    private readonly ProjectSettings settings;

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind, one of <see cref="StartFileRole.Kinds"/>.</param>
    /// <param name="settings">The versions that files do not tell.</param>
    public StartFile(SourceText text, string kind, ProjectSettings settings)
    {
        this.settings = settings;
        Role = StartFileRole.Of(kind, text);
        Document = FormatCatalog.OfKind(kind).Parse(text);
        members = [.. ((ObjectNode)Document.Root).Effective()];
        variables = StartVariables.ByName(StartVariables.InFile(Document, Role.Name));
        Environment = variables.Values();
        var version = OpenClawVersion.Parse(Environment.GetValueOrDefault("OPENCLAW_SERVICE_VERSION")) ?? settings.OpenClaw;
        Release = OpenClawRelease.Of(version);
        NeedsSwitch = (version is null ? Role.NeedsSwitch(text.Path) : null) ?? Release.NeedsSwitch();
    }

    /// <summary>The proxies that the user expects; empty for any.</summary>
    public ImmutableArray<ProxyServer> ExpectedProxies => settings.Proxies;

    /// <summary>Whom it concerns.</summary>
    public StartFileRole Role { get; }

    /// <summary>The file as its format reads it.</summary>
    public Document Document { get; }

    /// <summary>The names it sets, with places and sorted; also those whose value only a running program knows.</summary>
    public IEnumerable<(string Name, Location Where)> Names =>
        members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => (member.Name, new Location(Document.Text, member.NameSpan)));

    /// <summary>The variables whose value the file alone tells.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; }

    /// <inheritdoc/>
    public ImmutableSortedDictionary<string, string> Seen => Environment;

    /// <inheritdoc/>
    public bool HasProxy => Gateway.ProxyNames.Any(name => Environment.GetValueOrDefault(name) is { Length: > 0 });

    /// <inheritdoc/>
    public bool HasManagedProxy => Environment.GetValueOrDefault("OPENCLAW_PROXY_URL") is { Length: > 0 };

    /// <inheritdoc/>
    public bool? UsesCodex => null;

    /// <inheritdoc/>
    public OpenClawRelease Release { get; }

    /// <summary>Whether the release that starts with the file needs the switch.</summary>
    public Fact<Answer> NeedsSwitch { get; }

    /// <summary>The version of Node; null where it is not known.</summary>
    public NodeVersion? Node => settings.Node;

    /// <inheritdoc/>
    public Severity SeverityLimit => Role.SeverityLimit;

    /// <inheritdoc/>
    public Location? Find(string name) => variables.GetValueOrDefault(name)?.Where;

    /// <inheritdoc/>
    public NodeProxy Predict(IReadOnlyDictionary<string, string> environment) =>
        NodeProxy.Predict(new() { Environment = environment, Version = Node, Engines = Release.Engines.Value });

    /// <inheritdoc/>
    public NodeProxy PredictValues() => Gateway.PredictValues(Environment, Node, Release.Dispatchers);

    /// <summary>Predicts Node's start with the switch on: for a version that is not known, what all that have the switch do.</summary>
    /// <returns>The prediction.</returns>
    public NodeProxy PredictSwitch() => Node is null ? PredictValues() : Predict(Environment.SetItem(NodeSwitch.Variable, NodeSwitch.On));
}
