using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Declarative;

/// <summary>One rule file, read and checked.</summary>
/// <param name="Descriptor">The rule's page.</param>
/// <param name="Kind">What it looks at (<c>subject</c>).</param>
/// <param name="When">All must hold, else the rule is silent.</param>
/// <param name="Unless">Any one that holds silences the rule.</param>
/// <param name="Expect">Each that fails is one finding.</param>
/// <param name="At">Facts whose place is shown, the first that has one; else the subject's own place.</param>
/// <param name="Related">Facts whose places explain the finding.</param>
/// <param name="Finding">Severity, message and fix where no case holds.</param>
/// <param name="Cases">Tried in order; the first whose conditions hold replaces <see cref="Finding"/>.</param>
/// <param name="Examples">Machines to check the rule with.</param>
public sealed record RuleFile(
    RuleDescriptor Descriptor,
    SubjectKind Kind,
    ImmutableArray<Condition> When,
    ImmutableArray<Condition> Unless,
    ImmutableArray<Condition> Expect,
    ImmutableArray<string> At,
    ImmutableArray<string> Related,
    RuleFinding Finding,
    ImmutableArray<RuleCase> Cases,
    ImmutableArray<RuleExample> Examples);

/// <summary>What a finding says and offers.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">With places for facts: <c>{subject}</c>, <c>{value}</c>, <c>{missing}</c>, <c>{Some.Fact}</c>.</param>
/// <param name="Help">What the user can do, with the same places; or null.</param>
/// <param name="Fix">The fix, or null.</param>
/// <param name="NoFix">Why there is none, with the same places; set exactly where <see cref="Fix"/> is null.</param>
public sealed record RuleFinding(Severity Severity, string Message, string? Help, RuleFix? Fix, string? NoFix);

/// <summary>A finding that holds under conditions.</summary>
/// <param name="When">All must hold.</param>
/// <param name="Finding">What is said then.</param>
public sealed record RuleCase(ImmutableArray<Condition> When, RuleFinding Finding);

/// <summary>A fix as a rule file states it.</summary>
/// <param name="Title">In the imperative.</param>
/// <param name="Applicability">How far it can be trusted.</param>
/// <param name="Set">Facts and the values they shall get, in order.</param>
public sealed record RuleFix(string Title, Applicability Applicability, ImmutableArray<(string Path, string Value)> Set);
