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

    /// <summary>The same words with the values that are hidden in them; null where none is. Only for who asks for them (<c>--reveal</c>).</summary>
    public ExactWords? Exact { get; init; }

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

/// <summary>What a finding says with the values as they stand in the files.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Help">What the user can do; or null.</param>
/// <param name="NoFix">Why there is no fix; or null.</param>
public sealed record ExactWords(string Message, string? Help, string? NoFix)
{
    /// <summary>Takes what a finding says.</summary>
    /// <param name="said">As it is said to everybody.</param>
    /// <param name="fill">Fills the places of a text with all values.</param>
    /// <param name="message">The text of the message.</param>
    /// <param name="help">The text of the help; or null.</param>
    /// <param name="noFix">The text of why there is no fix; null where it is not of the rule file.</param>
    /// <returns>The words; null where nothing is hidden in what is said.</returns>
    internal static ExactWords? Of(Diagnostic said, Func<string, string> fill, string message, string? help, string? noFix)
    {
        var exact = new ExactWords(fill(message), help is null ? said.Help : fill(help), noFix is null ? said.NoFix : fill(noFix));
        return exact == new ExactWords(said.Message, said.Help, said.NoFix) ? null : exact;
    }
}

/// <summary>A place that belongs to a finding.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What is there; never a secret value.</param>
public sealed record RelatedPlace(Location Location, string Message);
