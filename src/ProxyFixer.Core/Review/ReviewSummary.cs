using System.Collections.Immutable;
using ProxyFixer.Fixes;

namespace ProxyFixer.Review;

/// <summary>What would be done if the accepted changes were applied.</summary>
/// <param name="Files">The files, sorted by path.</param>
/// <param name="Accepted">How many changes are accepted.</param>
/// <param name="LeftOut">How many are not.</param>
public sealed record ReviewSummary(ImmutableArray<SummaryFile> Files, int Accepted, int LeftOut)
{
    /// <summary>Sums a review up.</summary>
    /// <param name="state">The review.</param>
    /// <returns>The summary.</returns>
    public static ReviewSummary Of(ReviewState state)
    {
        var accepted = state.Items.Where(item => item.Decision == ReviewDecision.Accepted).ToArray();
        var files = ReviewPatches.Of(state).Select(patch => new SummaryFile(
            patch.Path,
            patch.Before is null ? "new file" : patch.After is null ? "remove" : "edit",
            state.Items[0].Bench.OwnerOf(patch.Path),
            [.. accepted.Where(item => item.Change.Fix.Changes.Any(change => change.Path == patch.Path)).Select(item => item.Change)]));
        return new([.. files], accepted.Length, state.Items.Length - accepted.Length);
    }
}

/// <summary>One file of a summary.</summary>
/// <param name="Path">Absolute as seen from the root.</param>
/// <param name="Deed">What is done to it, a word or two.</param>
/// <param name="Owner">Whose it is, or will be.</param>
/// <param name="Changes">What is done in it, in order.</param>
public sealed record SummaryFile(string Path, string Deed, string Owner, ImmutableArray<Change> Changes);
