using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>Something that a check found.</summary>
/// <param name="Case">The case of the rule file that says what it is; null for the finding in the file's first lines.</param>
/// <param name="Where">The place; null for the subject's own.</param>
/// <param name="Fills">What is filled into the messages: names that the file declares under <c>fills</c>, and texts without secrets.</param>
public sealed record CheckResult(string? Case, Location? Where, params ImmutableArray<(string Name, string Value)> Fills)
{
    /// <summary>Makes one of the finding in the file's first lines.</summary>
    /// <param name="where">The place; null for the subject's own.</param>
    /// <param name="fills">What is filled into the messages.</param>
    public CheckResult(Location? where, params ImmutableArray<(string Name, string Value)> fills)
        : this(null, where, fills)
    {
    }

    /// <summary>Those of the texts in which something is hidden, as they stand in the files.</summary>
    public ImmutableArray<(string Name, string Value)> Exact { get; init; } = [];

    /// <summary>The most that it can matter here.</summary>
    public Severity AtMost { get; init; } = Severity.Error;

    /// <summary>Other places that explain it.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>The change of the fix that the rule file names, or why there is none; null where the file offers no fix.</summary>
    public FixProposal? Proposal { get; init; }

    /// <summary>Where the cause of a symptom is looked for; null for what is no symptom.</summary>
    public CauseSearch? Causes { get; init; }
}
