using System.Collections.Immutable;

namespace ProxyFixer.Rules.Files;

/// <summary>A machine on which the rule speaks, and one on which it is silent.</summary>
/// <param name="Bad">Files by path below the root.</param>
/// <param name="Good">Files by path below the root; what fixing <see cref="Bad"/> gives, where the rule fixes it.</param>
public sealed record RuleExample(ImmutableSortedDictionary<string, string> Bad, ImmutableSortedDictionary<string, string> Good);
