using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>
/// The <c>models.json</c> of an agent. OpenClaw writes it at the start of a turn from its own list and the config, and keeps a
/// <c>baseUrl</c> that stands there.
/// </summary>
/// <param name="name">How a report calls the file.</param>
/// <param name="document">The file.</param>
/// <param name="gateway">The service that uses it.</param>
/// <remarks>Source: code of OpenClaw 2026.3.8 to 2026.9.6; runs of 2026.4.15 and 2026.5.28.</remarks>
public sealed class ModelsCacheSubject(string name, Document document, Gateway gateway) : Subject
{
    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.ModelsCache;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Location Anchor { get; } = new(document.Text, document.Text.LineAt(1));

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; } = ImmutableSortedDictionary.Create<string, Fact>(StringComparer.Ordinal);

    /// <summary>The service that uses it.</summary>
    public Gateway Gateway => gateway;

    /// <summary>The addresses in it: of each provider, and of each of its models.</summary>
    public IEnumerable<(string Provider, string Address, Location Where)> Addresses =>
        from provider in ((document.Root as ObjectNode)?.Find("providers")?.Value as ObjectNode)?.Members ?? []
        let block = provider.Value as ObjectNode
        where block is not null
        from owner in ((block.Find("models")?.Value as ListNode)?.Items ?? []).OfType<ObjectNode>().Prepend(block)
        let node = owner.Find("baseUrl")?.Value as ScalarNode
        where node?.AsString is not null
        select (provider.Name, node.AsString!, new Location(document.Text, node.Span));

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        new FixProposal.Impossible("OpenClaw writes this file itself");
}
