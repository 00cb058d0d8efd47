namespace ProxyFixer.Review;

/// <summary>Says yes to all: <c>fix --yes</c> and <c>diff</c>.</summary>
public sealed class AcceptEverything : IReviewer
{
    /// <inheritdoc/>
    public ReviewState Decide(ReviewState state) => state.AcceptRest();

    /// <inheritdoc/>
    public ReviewState Confirm(ReviewState state) => state.End(ReviewOutcome.Apply);
}
