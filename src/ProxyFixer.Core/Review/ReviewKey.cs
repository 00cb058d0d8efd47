using System.Collections.Immutable;

namespace ProxyFixer.Review;

/// <summary>A key of the review, what it does, and when it makes sense. The letters are those of <c>git add -p</c>; A, i, u and w are our own.</summary>
/// <param name="Key">The character.</param>
/// <param name="Explanation">What it does, one line.</param>
public sealed record ReviewKey(char Key, string Explanation)
{
    private Func<ReviewState, bool> MakesSense { get; init; } = _ => true;

    /// <summary>All keys, in the order of the prompt.</summary>
    public static ImmutableArray<ReviewKey> All { get; } =
    [
        new('y', "apply this change"),
        new('n', "leave this change out"),
        new('q', "quit: leave out this change and all that are undecided"),
        new('a', "apply this change and all later ones in its file"),
        new('d', "leave out this change and all later ones in its file"),
        new('A', "apply this change and all that follow, in all files"),
        new('j', "go to the next undecided change") { MakesSense = state => state.NextUndecided() is not null },
        new('J', "go to the next change") { MakesSense = state => state.Next() is not null },
        new('k', "go to the previous undecided change") { MakesSense = state => state.PreviousUndecided() is not null },
        new('K', "go to the previous change") { MakesSense = state => state.Previous() is not null },
        new('g', "list the changes and go to one") { MakesSense = state => state.Items.Length > 1 },
        new('/', "search the changes for a regular expression") { MakesSense = state => state.Items.Length > 1 },
        new('s', "split this change into smaller ones") { MakesSense = state => !state.Current.Bench.Split(state.Current.Change).IsEmpty },
        new('e', "edit this change in your editor, then apply it") { MakesSense = state => ObstacleToEditing(state.Current) is null },
        new('i', "ignore the finding instead, with a reason") { MakesSense = state => state.Current.Origin != ChangeOrigin.Ignoring },
        new('u', "undo the last decision") { MakesSense = state => state.CanUndo },
        new('w', "why: show the page of the rule"),
        new('?', "explain the keys"),
    ];

    /// <summary>The keys that make sense now.</summary>
    /// <param name="state">Where the review is.</param>
    /// <returns>In the order of the prompt.</returns>
    public static ImmutableArray<char> Offered(ReviewState state) => [.. All.Where(key => key.MakesSense(state)).Select(key => key.Key)];

    /// <summary>Says why a change cannot be edited.</summary>
    /// <param name="item">The change.</param>
    /// <returns>A sentence; null where it can be.</returns>
    public static string? ObstacleToEditing(ReviewItem item) =>
        item.Change.Fix.Changes is not [var file] ? "This change reaches over several files, so it cannot be edited as one hunk."
        : file.Removes ? "This change takes the file away, so there is nothing to edit."
        : file.Before?.NotUtf8At is not null ? "The file is not UTF-8, so it cannot be edited here."
        : null;

    /// <summary>Says why a key does nothing now.</summary>
    /// <param name="key">What was pressed.</param>
    /// <param name="state">Where the review is.</param>
    /// <returns>A sentence.</returns>
    public static string Hint(char key, ReviewState state) => key switch
    {
        '\r' or '\n' => "Press one of these keys; ? explains them.",
        'j' => "No undecided change follows.",
        'k' => "No undecided change stands before this one.",
        'J' => "This is the last change.",
        'K' => "This is the first change.",
        'g' or '/' => "There is no other change.",
        's' when ChangeParts.Of(state.Current.Change).Length > 1 => "This change is not split: its parts only work together.",
        's' => "This change is one piece; there is nothing to split.",
        'e' => ObstacleToEditing(state.Current)!,
        'i' => "This change ignores the finding already.",
        'u' => "There is no decision to undo.",
        _ => "That key does nothing here; ? explains the keys.",
    };
}
