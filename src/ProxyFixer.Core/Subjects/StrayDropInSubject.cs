using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>A drop-in that was written for a service and that the service's manager does not read.</summary>
public sealed class StrayDropInSubject : Subject
{
    /// <summary>Makes the subject.</summary>
    /// <param name="gateway">The service it was written for.</param>
    /// <param name="reason">Why it is not read: a sentence without a full stop.</param>
    /// <param name="variables">The proxies and the switch that it sets; at least one.</param>
    public StrayDropInSubject(Gateway gateway, string reason, ImmutableArray<(string Name, Location Where)> variables) =>
        (Gateway, Reason, Variables) = (gateway, reason, variables);

    /// <summary>The service it was written for.</summary>
    public Gateway Gateway { get; }

    /// <summary>Why it is not read.</summary>
    public string Reason { get; }

    /// <summary>The proxies and the switch that it sets, with places.</summary>
    public ImmutableArray<(string Name, Location Where)> Variables { get; }

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.StrayDropIn;

    /// <inheritdoc/>
    public override string Name => Gateway.Service.Name;

    /// <inheritdoc/>
    public override Location Anchor => Variables[0].Where;

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts => ImmutableSortedDictionary.Create<string, Fact>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        new FixProposal.Impossible("the service does not read this file");
}
