namespace ProxyFixer.Review;

/// <summary>Decides about changes.</summary>
public interface IReviewer
{
    /// <summary>Decides about what is undecided.</summary>
    /// <param name="state">Where the review is; changes of earlier passes stand before those of this one.</param>
    /// <returns>A state in which nothing is pending: everything is decided, or the user has quit.</returns>
    /// <exception cref="InterruptedReviewException">The user pressed Ctrl-C.</exception>
    ReviewState Decide(ReviewState state);

    /// <summary>Decides whether what was accepted is applied.</summary>
    /// <param name="state">A state in which nothing is pending and something is accepted.</param>
    /// <returns>The state with an outcome; or one in which changes are pending again, because a decision was taken back.</returns>
    /// <exception cref="InterruptedReviewException">The user pressed Ctrl-C.</exception>
    ReviewState Confirm(ReviewState state);
}
