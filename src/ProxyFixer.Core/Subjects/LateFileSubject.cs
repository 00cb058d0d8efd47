using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>
/// A file whose variables are read after Node has started: a <c>.env</c> file, a config with an <c>env</c> section, or what Node itself reads
/// too late.
/// </summary>
public sealed class LateFileSubject : Subject
{
    /// <summary>Makes the subject.</summary>
    /// <param name="kind"><see cref="SubjectKind.EnvFile"/> or <see cref="SubjectKind.Config"/>.</param>
    /// <param name="name">How a report calls the file.</param>
    /// <param name="text">The file.</param>
    /// <param name="variables">What stands in it, with places.</param>
    /// <param name="gateway">The service that reads it; null where none is known.</param>
    /// <param name="assumed">The release that counts where no service tells it; null for none.</param>
    /// <param name="config">A config with everything it includes; null for other files.</param>
    /// <param name="isOfNode">Whether Node itself reads the file (<c>--env-file</c>), not OpenClaw.</param>
    public LateFileSubject(
        SubjectKind kind,
        string name,
        SourceText text,
        IEnumerable<(string Name, string Value, Location Where)> variables,
        Gateway? gateway,
        OpenClawVersion? assumed,
        OpenClawConfig? config = null,
        bool isOfNode = false)
    {
        (Kind, Name, Gateway, Config) = (kind, name, gateway, config);
        Anchor = new(text, text.LineAt(1));
        Release = gateway?.Release ?? OpenClawRelease.Of(assumed);
        Facts = Collect(text, variables, isOfNode);
    }

    /// <summary>The service that reads the file; null where none is known.</summary>
    public Gateway? Gateway { get; }

    /// <summary>A config with everything it includes; null for other files.</summary>
    public OpenClawConfig? Config { get; }

    /// <summary>What is known of the release that reads the file.</summary>
    public OpenClawRelease Release { get; }

    /// <summary>What the file's reader refuses or passes over, in the file or in one that it includes.</summary>
    public ImmutableArray<LocatedError> Errors { get; init; } = [];

    /// <inheritdoc/>
    public override SubjectKind Kind { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        new FixProposal.Impossible("Node has decided about the proxy before this file is read, so nothing written here would help");

    private ImmutableSortedDictionary<string, Fact> Collect(SourceText text, IEnumerable<(string Name, string Value, Location Where)> variables, bool isOfNode)
    {
        var facts = new FactSheet(Kind);
        foreach (var (name, value, where) in variables)
        {
            facts.Add(FactCatalog.Environment, name, value, where);
        }

        foreach (var name in Config?.Names("proxy") ?? [])
        {
            facts.Add(FactCatalog.ConfigProxy, name, Text(Config!.At("proxy", name)), Config.Find("proxy", name));
        }

        var release = Release;
        facts.Add(FactCatalog.OpenClawVersion, release.Version?.ToString());
        facts.Add(FactCatalog.NeedsSwitch, Gateway?.NeedsSwitch ?? release.NeedsSwitch());
        facts.Add(FactCatalog.Doubt, Gateway.Doubt(release.Version));
        facts.Add(FactCatalog.DropsProxiesInConfig, release.DropsProxiesInConfig);
        facts.Add(FactCatalog.DropsProxiesInWorkingFolder, release.DropsProxiesInWorkingFolder);
        facts.Add(FactCatalog.ReadLate, isOfNode ? "Node decides about it before it reads the file of --env-file" : "OpenClaw reads the file after Node has started");
        facts.Add(FactCatalog.InstallStateEnv, isOfNode ? "NODE_OPTIONS=--use-env-proxy would count in this file" : Gateway?.Service.InstallNote ?? Sentence(release.OnInstall(InstallItem.StateEnvVariables).Reason));
        facts.Add(FactCatalog.InstallConfig, Gateway?.Service.InstallNote ?? Sentence(release.OnInstall(InstallItem.ConfigVariables).Reason));
        facts.Add(FactCatalog.ServiceName, Gateway?.Service.Name);
        facts.Add(FactCatalog.ServicePlace, Gateway?.Service.Place);
        if (Gateway is { } gateway)
        {
            AddStart(facts, gateway);
            facts.Add(FactCatalog.IsWorkingFolder, gateway.Late.Variables.Any(late => late.Source == LateSource.WorkingFolder && late.Location.Path == text.Path));
        }

        return facts.ToFacts();
    }

    private static string? Text(Node? node) => node is ScalarNode { Value: { } value }
        ? value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static void AddStart(FactSheet facts, Gateway gateway)
    {
        var start = gateway.Predict(gateway.Environment);
        var route = start.Route(NodeClient.Fetch, Gateway.CodexAddress);
        facts.Add(FactCatalog.HasProxy, gateway.HasProxy);
        facts.Add(FactCatalog.StartSwitchIsOn, start.Switch.IsOn);
        facts.Add(FactCatalog.StartHasCertificates, gateway.Environment.GetValueOrDefault("NODE_EXTRA_CA_CERTS") is { Length: > 0 });
        facts.Add(FactCatalog.StartReachesProxy, route.Kind == RouteKind.Proxied);
    }
}
