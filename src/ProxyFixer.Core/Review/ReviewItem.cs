using System.Collections.Immutable;
using ProxyFixer.Fixes;
using ProxyFixer.Patches;

namespace ProxyFixer.Review;

/// <summary>One change under review.</summary>
/// <param name="Change">The change as it would be made.</param>
/// <param name="Pass">The pass that found it, from 1: later passes see the machine with what was accepted in earlier ones.</param>
/// <param name="Bench">What can be asked about it.</param>
public sealed record ReviewItem(Change Change, int Pass, IReviewBench Bench)
{
    /// <summary>What the user has decided.</summary>
    public ReviewDecision Decision { get; init; }

    /// <summary>Where the change comes from.</summary>
    public ChangeOrigin Origin { get; init; }

    /// <summary>The fix that this is a part of; null for a whole one.</summary>
    public Change? Whole { get; init; }

    /// <summary>The entry of <c>.proxyfixer.yaml</c> that this writes; null for other changes.</summary>
    public IgnoreEntry? Entry { get; init; }

    /// <summary>True where nothing is decided yet.</summary>
    public bool IsUndecided => Decision == ReviewDecision.Undecided;

    /// <summary>The first file that it changes, absolute as seen from the root.</summary>
    public string Path => Change.Fix.Changes[0].Path;

    /// <summary>What it does to each file, sorted by path.</summary>
    public ImmutableArray<FilePatch> Patches => Patcher.Build([Change]);

    /// <summary>Tells whether another change touches one of its files.</summary>
    /// <param name="other">The other change.</param>
    /// <returns>True where they share a file.</returns>
    public bool SharesFileWith(ReviewItem other) =>
        Change.Fix.Changes.Any(file => other.Change.Fix.Changes.Any(second => second.Path == file.Path));
}

/// <summary>What is decided about a change.</summary>
public enum ReviewDecision
{
    /// <summary>Nothing yet.</summary>
    Undecided,

    /// <summary>It is applied.</summary>
    Accepted,

    /// <summary>It is left out.</summary>
    Declined,
}

/// <summary>Where a change under review comes from.</summary>
public enum ChangeOrigin
{
    /// <summary>A rule's fix, as it was offered.</summary>
    Offered,

    /// <summary>A part of such a fix.</summary>
    Part,

    /// <summary>The user edited it.</summary>
    Edited,

    /// <summary>It suppresses the finding instead of fixing it.</summary>
    Ignoring,
}
