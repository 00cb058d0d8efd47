using ProxyFixer.Diagnostics;

namespace ProxyFixer.Review;

/// <summary>
/// <c>fix --reapply</c>: says yes to what was reviewed before, line by line, leaves other findings alone, and asks where header values
/// differ.
/// </summary>
/// <param name="reviewed">What was reviewed before.</param>
/// <param name="otherwise">Who decides about code that was changed before with other values; null for nobody.</param>
public sealed class Repetition(ReviewedChanges reviewed, IReviewer? otherwise) : IReviewer
{
    private readonly HashSet<string> different = new(StringComparer.Ordinal);
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private bool hasAsked;

    /// <summary>The files that were changed before and would have to be changed in another way now; absolute as seen from the root.</summary>
    public IReadOnlyCollection<string> Different => different;

    /// <summary>Why a finding was left alone, where nobody was asked about it.</summary>
    /// <param name="found">A finding that is left.</param>
    /// <returns>A clause; null where somebody was asked.</returns>
    public string? WhyLeft(Diagnostic found) =>
        !unknown.Contains(found.Fingerprint) ? null
        : found.Fix?.Changes.Any(change => different.Contains(change.Path)) == true ? "this change is another one than was reviewed before"
        : "this change was not reviewed before; proxyfixer fix shows it";

    /// <inheritdoc/>
    /// <exception cref="ProxyFixerException">Values differ and nobody can be asked (exit status 2).</exception>
    public ReviewState Decide(ReviewState state)
    {
        var known = state with { Items = [.. state.Items.Select(item => item.IsUndecided ? item with { Decision = Remember(item) } : item)] };
        if (!known.IsPending)
        {
            return known;
        }

        hasAsked = true;
        return (otherwise ?? throw ProxyFixerException.WrongInput(
            $"{known.Items.First(item => item.IsUndecided).Path} was changed before with other header values, so this change was not reviewed; nothing was changed. "
            + "Use fix in a terminal, or fix --yes")).Decide(known.MoveToPending());
    }

    /// <inheritdoc/>
    public ReviewState Confirm(ReviewState state) =>
        hasAsked && otherwise is not null ? otherwise.Confirm(state) : state.End(ReviewOutcome.Apply);

    private ReviewDecision Remember(ReviewItem item)
    {
        var compared = item.Change.Fix.Changes.Select(file => (file.Path, As: reviewed.Compare(item.Change.Diagnostic.Rule.Id, file))).ToArray();
        if (compared.Any(file => file.As == ReviewedAs.OtherValues))
        {
            return ReviewDecision.Undecided;
        }

        different.UnionWith(compared.Where(file => file.As == ReviewedAs.OtherLines).Select(file => file.Path));
        if (compared.All(file => file.As == ReviewedAs.Same))
        {
            return ReviewDecision.Accepted;
        }

        unknown.Add(item.Change.Diagnostic.Fingerprint);
        return ReviewDecision.Declined;
    }
}
