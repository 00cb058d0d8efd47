using System.Collections.Immutable;
using ProxyFixer.Fixes;
using ProxyFixer.Patches;

namespace ProxyFixer.Review;

/// <summary>What the accepted changes of a review make of the files.</summary>
public static class ReviewPatches
{
    /// <summary>Puts the accepted changes of all passes together.</summary>
    /// <param name="state">A review.</param>
    /// <returns>One patch for each file, from the file on disk to the last pass, sorted by path.</returns>
    public static ImmutableArray<FilePatch> Of(ReviewState state)
    {
        var edited = ImmutableSortedDictionary.Create<string, FilePatch>(StringComparer.Ordinal);
        for (var pass = 1; pass <= state.Passes; pass++)
        {
            edited = Merge(edited, Patcher.Build(Changes(state, pass)));
        }

        return [.. edited.Values];
    }

    /// <summary>The accepted changes, in the order of their numbers.</summary>
    /// <param name="state">A review.</param>
    /// <returns>Parts that together are a whole fix come as that fix.</returns>
    public static ImmutableArray<Change> Accepted(ReviewState state) =>
        [.. Enumerable.Range(1, state.Passes).SelectMany(pass => Changes(state, pass))];

    private static IEnumerable<Change> Changes(ReviewState state, int pass)
    {
        var items = state.Items.Where(item => item.Pass == pass).ToArray();
        var accepted = items.Where(item => item.Decision == ReviewDecision.Accepted).ToArray();
        bool IsWhole(ReviewItem part) => items.Where(item => ReferenceEquals(item.Whole, part.Whole)).All(item => item is { Origin: ChangeOrigin.Part, Decision: ReviewDecision.Accepted });
        return Entries(accepted)
            .Select(item => item.Whole is { } whole && IsWhole(item) ? whole : item.Change)
            .Distinct<Change>(ReferenceEqualityComparer.Instance);
    }

    // Each was planned as if it were alone; together they are one list.
    private static IEnumerable<ReviewItem> Entries(ReviewItem[] accepted)
    {
        var entries = accepted.Where(item => item.Entry is not null).ToArray();
        if (entries.Length < 2)
        {
            return accepted;
        }

        var file = entries[0].Change.Fix.Changes[0];
        var together = IgnoreEntry.Add(file.Path, file.Before, [.. entries.Select(item => item.Entry!)])
            ?? throw new InvalidOperationException($"{file.Path}: two entries are refused where each alone is not");
        return accepted.Select(item => item.Entry is null ? item : item with { Change = item.Change with { Fix = item.Change.Fix with { Changes = [together] } } });
    }

    private static ImmutableSortedDictionary<string, FilePatch> Merge(
        ImmutableSortedDictionary<string, FilePatch> edited, ImmutableArray<FilePatch> more) =>
        edited.SetItems(more.Select(patch => KeyValuePair.Create(
            patch.Path,
            edited.TryGetValue(patch.Path, out var known)
                ? known with { After = patch.After, Reasons = known.Reasons.AddRange(patch.Reasons), Patch = patch.Patch ?? known.Patch }
                : patch)));
}
