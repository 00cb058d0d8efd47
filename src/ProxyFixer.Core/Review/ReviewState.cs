using System.Collections.Immutable;
using ProxyFixer.Fixes;

namespace ProxyFixer.Review;

/// <summary>Where a review is: the changes with what is decided about them, and the one that is looked at. Commands give the next state.</summary>
public sealed partial record ReviewState
{
    private ImmutableStack<ReviewState> history = ImmutableStack<ReviewState>.Empty;
    private ImmutableDictionary<string, ReviewDecision> ofFiles = ImmutableDictionary.Create<string, ReviewDecision>(StringComparer.Ordinal);
    private bool acceptsRest;

    private ReviewState()
    {
    }

    /// <summary>A review that has not begun.</summary>
    public static ReviewState Empty { get; } = new();

    /// <summary>The changes in the order of their numbers; later passes add some.</summary>
    public ImmutableArray<ReviewItem> Items { get; init; } = [];

    /// <summary>Index of the change that is looked at.</summary>
    public int Cursor { get; init; }

    /// <summary>True once the user has quit: what is undecided is left out.</summary>
    public bool HasQuit { get; private init; }

    /// <summary>What becomes of the accepted changes.</summary>
    public ReviewOutcome Outcome { get; private init; }

    /// <summary>True while there is something to decide.</summary>
    public bool IsPending => !HasQuit && Items.Any(item => item.IsUndecided);

    /// <summary>The change that is looked at.</summary>
    public ReviewItem Current => Items[Cursor];

    /// <summary>How many passes there were so far.</summary>
    public int Passes => Items.IsEmpty ? 0 : Items[^1].Pass;

    /// <summary>True where <see cref="Undo"/> has something to take back.</summary>
    public bool CanUndo => !history.IsEmpty;

    /// <summary>How many changes are accepted.</summary>
    public int AcceptedCount => Items.Count(item => item.Decision == ReviewDecision.Accepted);

    /// <summary>Adds what another pass found; what was decided for all that follows, or for all in a file, holds for these changes too.</summary>
    /// <param name="plan">Changes that do not conflict.</param>
    /// <param name="bench">What can be asked about them.</param>
    /// <returns>The state with the cursor on the first change that is not decided.</returns>
    public ReviewState Add(IEnumerable<Change> plan, IReviewBench bench)
    {
        var pass = Passes + 1;
        var added = plan.Select(change => new ReviewItem(change, pass, bench)).Select(item => item with { Decision = Standing(item) });
        return (this with { Items = Items.AddRange(added) }).MoveToPending();
    }

    /// <summary>Findings that are not offered again: left out, or answered otherwise than with the rule's whole fix.</summary>
    /// <returns>Their fingerprints.</returns>
    public ImmutableHashSet<string> Settled() =>
    [
        .. Items.Where(item => item.Decision == ReviewDecision.Declined || (item.Decision == ReviewDecision.Accepted && item.Origin != ChangeOrigin.Offered))
            .Select(item => item.Change.Diagnostic.Fingerprint),
    ];

    private ReviewDecision Standing(ReviewItem item) => item.Change.Fix.Changes.Select(file => ofFiles.GetValueOrDefault(file.Path))
        .FirstOrDefault(decision => decision != ReviewDecision.Undecided, acceptsRest ? ReviewDecision.Accepted : ReviewDecision.Undecided);
}

/// <summary>What becomes of the accepted changes.</summary>
public enum ReviewOutcome
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>They are applied.</summary>
    Apply,

    /// <summary>Nothing is changed.</summary>
    Drop,
}
