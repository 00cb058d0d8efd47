using System.Collections.Immutable;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Conditions;

/// <summary>Something that must hold of a subject's facts.</summary>
/// <param name="Paths">Names of facts, at least one.</param>
/// <param name="NeedsAll">True: the test must hold for every path (<c>all-of</c>); false: for one of them is enough.</param>
/// <param name="Test">The test.</param>
public sealed record Condition(ImmutableArray<string> Paths, bool NeedsAll, FactTest Test)
{
    /// <summary>Tells whether the condition holds.</summary>
    /// <param name="subject">What is judged.</param>
    /// <returns>True where it holds.</returns>
    public bool Holds(Subject subject) => NeedsAll ? Failing(subject).IsEmpty : Failing(subject).Length < Paths.Length;

    /// <summary>The paths for which the test does not hold.</summary>
    /// <param name="subject">What is judged.</param>
    /// <returns>In the order of <see cref="Paths"/>; empty where all hold.</returns>
    public ImmutableArray<string> Failing(Subject subject) =>
        [.. Paths.Where(path => !Test.Holds(subject.Facts.GetValueOrDefault(path)))];
}

/// <summary>A test of one fact.</summary>
/// <param name="Text">As the rule file says it, for lists: <c>equals "1"</c>.</param>
/// <param name="Holds">The test; it gets null where there is no such fact.</param>
public sealed record FactTest(string Text, Func<Fact?, bool> Holds);
