using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Gateways;
using ProxyFixer.Knowledge.NodeJs;
using ProxyFixer.Knowledge.OpenClaw;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A file whose variables OpenClaw reads after Node has started: a <c>.env</c> file, or a config with an <c>env</c> section.</summary>
public sealed class LateFileSubject : Subject
{
    /// <summary>Makes the subject.</summary>
    /// <param name="kind"><see cref="SubjectKind.EnvFile"/> or <see cref="SubjectKind.Config"/>.</param>
    /// <param name="name">How a report calls the file.</param>
    /// <param name="text">The file.</param>
    /// <param name="variables">What stands in it, with places.</param>
    /// <param name="gateway">The service that reads it; null where none is known.</param>
    /// <param name="root">A config as it is written, without what it includes; null for other files.</param>
    /// <param name="stated">The release where no service tells it; null where nobody does.</param>
    public LateFileSubject(
        SubjectKind kind, string name, SourceText text, IEnumerable<(string Name, string Value, TextSpan Span)> variables, Gateway? gateway, ObjectNode? root = null, OpenClawVersion? stated = null)
    {
        (Kind, Name, Gateway, Root) = (kind, name, gateway, root);
        Anchor = new(text, text.LineAt(1));
        Facts = Collect(text, variables, gateway, root, gateway?.Release ?? OpenClawRelease.Of(stated));
    }

    /// <summary>The service that reads the file; null where none is known.</summary>
    public Gateway? Gateway { get; }

    /// <summary>A config as it is written, without what it includes; null for other files, and where it is no object.</summary>
    public ObjectNode? Root { get; }

    /// <summary>What the file's reader refuses or passes over, in file order.</summary>
    public ImmutableArray<SyntaxError> Errors { get; init; } = [];

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

    private static ImmutableSortedDictionary<string, Fact> Collect(
        SourceText text, IEnumerable<(string Name, string Value, TextSpan Span)> variables, Gateway? gateway, ObjectNode? root, OpenClawRelease release)
    {
        var facts = new FactSheet();
        foreach (var (name, value, span) in variables)
        {
            facts.Add("Environment." + name, value, new Location(text, span));
        }

        foreach (var member in (root?.Find("proxy")?.Value as ObjectNode)?.Members ?? [])
        {
            facts.Add("Config.proxy." + member.Name, Text(member.Value), new Location(text, member.Value.Span));
        }

        facts.Add("OpenClaw.Version", release.Version?.ToString());
        facts.Add("OpenClaw.NeedsSwitch", release.NeedsSwitch());
        facts.Add("OpenClaw.DropsProxiesInConfig", release.DropsProxiesInConfig);
        facts.Add("OpenClaw.DropsProxiesInWorkingFolder", release.DropsProxiesInWorkingFolder);
        facts.Add("Install.StateEnv.Reason", Sentence(release.OnInstall(InstallItem.StateEnvVariables).Reason));
        facts.Add("Install.Config.Reason", Sentence(release.OnInstall(InstallItem.ConfigVariables).Reason));
        facts.Add("Service", gateway?.Service.Unit);
        if (gateway is not null)
        {
            AddStart(facts, gateway);
            facts.Add("IsWorkingFolder", gateway.Late.Variables.Any(late => late.Source == LateSource.WorkingFolder && late.Location.Path == text.Path));
        }

        return facts.ToFacts();
    }

    private static string? Text(Node node) => node is ScalarNode { Value: { } value }
        ? value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static void AddStart(FactSheet facts, Gateway gateway)
    {
        var start = gateway.Predict(gateway.Environment);
        var route = start.Route(NodeClient.Fetch, Gateway.CodexAddress);
        facts.Add("HasProxy", gateway.HasProxy);
        facts.Add("Start.SwitchIsOn", start.Switch.IsOn);
        facts.Add("Start.HasCertificates", gateway.Environment.GetValueOrDefault("NODE_EXTRA_CA_CERTS") is { Length: > 0 });
        facts.Add("Start.ReachesProxy", route.Kind == RouteKind.Proxied);
    }
}
