using ProxyFixer.Backups;

namespace ProxyFixer.Review;

/// <summary><c>fix --reapply</c>: says yes to what was reviewed before, leaves other findings alone, and asks where values differ.</summary>
/// <param name="patched">What was changed before.</param>
/// <param name="otherwise">Who decides about a file that was changed before with other values; null for nobody.</param>
public sealed class Repetition(PatchedFiles patched, IReviewer? otherwise) : IReviewer
{
    private bool hasAsked;

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
        var made = item.Change.Fix.Changes.Select(file => patched.WasMade(file.Path, file.Patch)).ToArray();
        return made.All(known => known == true) ? ReviewDecision.Accepted
            : made.All(known => known is null) ? ReviewDecision.Declined
            : ReviewDecision.Undecided;
    }
}
