using System.Collections.Immutable;

namespace ProxyFixer.Rules;

/// <summary>What a rule's page says beside its descriptor.</summary>
/// <param name="Fix">The fix and how far it can be trusted, or why there is none; in Markdown.</param>
/// <param name="HasFix">Whether the rule fixes its examples.</param>
/// <param name="Examples">Machines to check the rule with; at least one.</param>
public sealed record RuleGuide(string Fix, bool HasFix, ImmutableArray<RuleExample> Examples);

/// <summary>A machine on which the rule speaks, and one on which it is silent.</summary>
/// <param name="Bad">Files by path below the root.</param>
/// <param name="Good">Files by path below the root; what fixing <see cref="Bad"/> gives, where the rule fixes it.</param>
public sealed record RuleExample(ImmutableSortedDictionary<string, string> Bad, ImmutableSortedDictionary<string, string> Good);
