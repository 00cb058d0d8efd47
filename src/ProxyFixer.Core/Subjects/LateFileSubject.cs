using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Knowledge.NodeJs;
using ProxyFixer.Text;

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
    public LateFileSubject(
        SubjectKind kind, string name, SourceText text, IEnumerable<(string Name, string Value, TextSpan Span)> variables, Gateway? gateway)
    {
        (Kind, Name) = (kind, name);
        Anchor = new(text, text.LineAt(1));
        Facts = Collect(text, variables, gateway);
    }

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
        SourceText text, IEnumerable<(string Name, string Value, TextSpan Span)> variables, Gateway? gateway)
    {
        var facts = new FactSheet();
        foreach (var (name, value, span) in variables)
        {
            facts.Add("Environment." + name, value, new Location(text, span));
        }

        var release = gateway?.Release ?? Knowledge.OpenClaw.OpenClawRelease.Of(null);
        facts.Add("OpenClaw.Version", release.Version?.ToString());
        facts.Add("OpenClaw.NeedsSwitch", release.NeedsSwitch());
        facts.Add("OpenClaw.DropsProxiesInConfig", release.DropsProxiesInConfig);
        facts.Add("Service", gateway?.Service.Unit);
        if (gateway is not null)
        {
            AddStart(facts, gateway);
        }

        return facts.ToFacts();
    }

    private static void AddStart(FactSheet facts, Gateway gateway)
    {
        var route = gateway.Predict(gateway.Environment).Route(NodeClient.Fetch, Gateway.CodexAddress);
        facts.Add("Start.ReachesProxy", route.Kind == RouteKind.Proxied);
    }
}
