using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules.Conditions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Files;

/// <summary>One rule file, read and checked.</summary>
/// <param name="Descriptor">The rule's page.</param>
/// <param name="Kinds">What it looks at (<c>subject</c>); empty for a check that looks at no subject.</param>
/// <param name="Finding">Severity, message and fix where no case holds.</param>
/// <param name="Cases">In file order.</param>
public sealed record RuleFile(
    RuleDescriptor Descriptor,
    ImmutableArray<SubjectKind> Kinds,
    RuleFinding Finding,
    ImmutableArray<RuleCase> Cases)
{
    /// <summary>Machines to check the rule with.</summary>
    public ImmutableArray<RuleExample> Examples => LazyExamples.Value;

    /// <summary>They are a third of a file, and no run that judges needs them.</summary>
    internal Lazy<ImmutableArray<RuleExample>> LazyExamples { get; init; } = new([]);

    /// <summary>What decides whether there is a finding; null where a check does.</summary>
    public RuleConditions? Conditions { get; init; }

    /// <summary>The name of the class that does the thinking (<c>check</c>); null where conditions do.</summary>
    public string? Check { get; init; }

    /// <summary>What the check fills into messages, with the words that stand for it on the rule's page.</summary>
    public ImmutableSortedDictionary<string, string> Fills { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether <c>fix</c> fixes the examples: what is merely good to know it leaves alone.</summary>
    public bool HasFix => Finding is { Fix: not null, Severity: > Severity.Info };
}

/// <summary>When a rule without a check speaks, and where.</summary>
/// <param name="When">All must hold, else the rule is silent.</param>
/// <param name="Unless">Any one that holds silences the rule.</param>
/// <param name="Expect">Each that fails is one finding; at least one.</param>
/// <param name="At">Facts whose place is shown, the first that has one; else the subject's own place.</param>
/// <param name="Related">Facts whose places explain the finding.</param>
public sealed record RuleConditions(
    ImmutableArray<Condition> When,
    ImmutableArray<Condition> Unless,
    ImmutableArray<Condition> Expect,
    ImmutableArray<string> At,
    ImmutableArray<string> Related);

/// <summary>What a finding says and offers.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">With places for facts: <c>{subject}</c>, <c>{value}</c>, <c>{missing}</c>, <c>{Some.Fact}</c>, and what a check fills in.</param>
/// <param name="Help">What the user can do, with the same places; or null.</param>
/// <param name="Fix">The fix, or null.</param>
/// <param name="NoFix">Why there is none, with the same places; set exactly where <see cref="Fix"/> is null.</param>
/// <param name="Reports">What is reported, a sentence about no particular machine; null where the file does not say.</param>
public sealed record RuleFinding(Severity Severity, string Message, string? Help, RuleFix? Fix, string? NoFix, string? Reports);

/// <summary>A finding of its own kind.</summary>
/// <param name="Name">By which a check chooses it; null where conditions do.</param>
/// <param name="When">All must hold; empty where a check chooses.</param>
/// <param name="Finding">What is said then.</param>
public sealed record RuleCase(string? Name, ImmutableArray<Condition> When, RuleFinding Finding);

/// <summary>A fix as a rule file states it.</summary>
/// <param name="Title">In the imperative.</param>
/// <param name="Applicability">How far it can be trusted.</param>
/// <param name="Set">Facts and the values they shall get, in order; empty where a check makes the change.</param>
public sealed record RuleFix(string Title, Applicability Applicability, ImmutableArray<(string Path, string Value)> Set);
