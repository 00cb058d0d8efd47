using System.Collections.Immutable;

namespace ProxyFixer.Proof;

/// <summary>One thing that was looked at while the machine runs.</summary>
/// <param name="Name">What it is called in reports: <c>process</c>, <c>route</c>, <c>headers</c>, <c>sign-in</c>, <c>trust</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">
/// What was found, a sentence without a full stop; of a check that was not made the reason, to stand behind "not checked, because".
/// </param>
public sealed record Check(string Name, CheckOutcome Outcome, string Message)
{
    /// <summary>What the message rests on, one sentence or clause each, the weightiest first; holds no secret value.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The same as a table; null where there is none.</summary>
    public CheckTable? Table { get; init; }

    /// <summary>What to run or do next, in this order; empty where nothing is to be done.</summary>
    public ImmutableArray<string> Next { get; init; } = [];

    /// <summary>Whether Node or the code did not even come to what was to be looked at: it does not start, or sends nothing.</summary>
    public bool IsDead { get; init; }

    /// <summary>Tells whether it is worse than it was.</summary>
    /// <param name="before">The same check, made earlier.</param>
    /// <returns>True also where nothing can be said of what was well before, and where something is dead that was only wrong.</returns>
    public bool IsWorseThan(Check before) => Rank > before.Rank;

    private int Rank => IsDead ? 3 : Outcome switch { CheckOutcome.Failed => 2, CheckOutcome.NotChecked => 1, _ => 0 };

    /// <summary>It is as it should be.</summary>
    /// <param name="name">The check.</param>
    /// <param name="message">What was found.</param>
    /// <returns>The check.</returns>
    public static Check Passed(string name, string message) => new(name, CheckOutcome.Passed, message);

    /// <summary>It is not as it should be.</summary>
    /// <param name="name">The check.</param>
    /// <param name="message">What was found.</param>
    /// <param name="next">What to do about it.</param>
    /// <returns>The check.</returns>
    public static Check Failed(string name, string message, params ImmutableArray<string> next) => new(name, CheckOutcome.Failed, message) { Next = next };

    /// <summary>It could not be checked.</summary>
    /// <param name="name">The check.</param>
    /// <param name="reason">Why, to stand behind "because".</param>
    /// <param name="next">What would help.</param>
    /// <returns>The check.</returns>
    public static Check NotChecked(string name, string reason, params ImmutableArray<string> next) => new(name, CheckOutcome.NotChecked, reason) { Next = next };

    /// <summary>There is nothing to check.</summary>
    /// <param name="name">The check.</param>
    /// <param name="reason">Why, to stand behind "because".</param>
    /// <returns>The check.</returns>
    public static Check NotNeeded(string name, string reason) => new(name, CheckOutcome.NotNeeded, reason);
}

/// <summary>Rows of a check.</summary>
/// <param name="Columns">Names of the columns, as programs read them: one word each, or words parted by blanks.</param>
/// <param name="Rows">The cells of each row, as many as there are columns; an empty one where there is nothing.</param>
public sealed record CheckTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);
