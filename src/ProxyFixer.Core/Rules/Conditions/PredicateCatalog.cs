using System.Collections.Immutable;

namespace ProxyFixer.Rules.Conditions;

/// <summary>The words that may stand behind <c>is:</c> in a rule file.</summary>
public static class PredicateCatalog
{
    /// <summary>The predicates, alphabetical.</summary>
    public static ImmutableArray<FactTest> All { get; } =
    [
        new("absent", fact => fact is null),
        new("empty", fact => fact is { Value.Length: 0 }),
        new("filled", fact => fact is { Value.Length: > 0 }),
        new("present", fact => fact is not null),
    ];
}
