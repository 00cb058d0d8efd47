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
    private readonly ImmutableSortedDictionary<string, Location> places;
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
        var last = ((ObjectNode)Document.Root).Effective().ToArray();
        places = last.ToImmutableSortedDictionary(member => member.Name, member => new Location(text, member.NameSpan), StringComparer.Ordinal);
        Environment = last.Where(member => member.Value is ScalarNode { Value: string })
            .ToImmutableSortedDictionary(member => member.Name, member => ((ScalarNode)member.Value).AsString!, StringComparer.Ordinal);
        var version = OpenClawVersion.Parse(Environment.GetValueOrDefault("OPENCLAW_SERVICE_VERSION")) ?? settings.OpenClaw;
        Release = OpenClawRelease.Of(version);
        NeedsSwitch = (version is null ? Role.NeedsSwitch(text.Path) : null) ?? Release.NeedsSwitch();
    }

    /// <summary>Whom it concerns.</summary>
    public StartFileRole Role { get; }

    /// <summary>The file as its format reads it.</summary>
    public Document Document { get; }

    /// <summary>The names it sets, also those whose value only a running program knows.</summary>
    public IEnumerable<string> Names => places.Keys;

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
    public Location? Find(string name) => places.GetValueOrDefault(name);

    /// <inheritdoc/>
    public NodeProxy Predict(IReadOnlyDictionary<string, string> environment) =>
        NodeProxy.Predict(new() { Environment = environment, Version = Node, Engines = Release.Engines.Value });

    /// <inheritdoc/>
    public NodeProxy PredictValues() => Gateway.PredictValues(Environment, Node, Release.Dispatchers);

    /// <summary>Predicts Node's start with the switch on: for a version that is not known, what all that have the switch do.</summary>
    /// <returns>The prediction.</returns>
    public NodeProxy PredictSwitch() => Node is null ? PredictValues() : Predict(Environment.SetItem(NodeSwitch.Variable, NodeSwitch.On));
}
