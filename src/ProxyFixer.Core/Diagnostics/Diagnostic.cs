using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Diagnostics;

/// <summary>One finding: a rule, a place, a sentence, and what can be done.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Severity">How much it matters here.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong and what to do, one or two sentences; never a secret value.</param>
/// <param name="Subject">The thing that was judged: a unit's, package's or file's name.</param>
public sealed record Diagnostic(RuleDescriptor Rule, Severity Severity, Location Location, string Message, string Subject)
{
    /// <summary>Other places that explain the finding; may be empty.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>The fix, or null.</summary>
    public Fix? Fix { get; init; }

    /// <summary>Why there is no fix; set exactly where <see cref="Fix"/> is null.</summary>
    public string? NoFix { get; init; }

    /// <summary>What the user can do, where the message does not say it all; or null.</summary>
    public string? Help { get; init; }

    /// <summary>Where the cause of a symptom is looked for among the other findings; null for a finding that is no symptom.</summary>
    public CauseSearch? Causes { get; init; }

    /// <summary>What tells it from other findings of its rule at the same place: the rule's case and what is filled into its message; may be empty.</summary>
    public ImmutableArray<string> Traits { get; init; } = [];

    /// <summary>
    /// Stays the same while the finding stays the same, also when lines above it move: a hash of rule, path, subject and the line's
    /// name, 16 hexadecimal digits. Values are left out, so that none can be guessed from it.
    /// </summary>
    public string Fingerprint => FindingHash.Of(Rule.Id, Location.Path, Subject, FindingHash.NameOf(Location.Text.Read(Location.Text.LineAt(Location.Start.Line))));
}

/// <summary>A place that belongs to a finding.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What is there; never a secret value.</param>
public sealed record RelatedPlace(Location Location, string Message);
