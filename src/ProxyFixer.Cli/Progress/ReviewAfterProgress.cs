using ProxyFixer.Review;

namespace ProxyFixer.Cli.Progress;

/// <summary>Takes the progress line away before somebody is asked.</summary>
/// <param name="reviewer">Who is asked.</param>
/// <param name="progress">The line.</param>
internal sealed class ReviewAfterProgress(IReviewer reviewer, ProgressLine progress) : IReviewer
{
    /// <inheritdoc/>
    public ReviewState Decide(ReviewState state)
    {
        progress.End();
        return reviewer.Decide(state);
    }

    /// <inheritdoc/>
    public ReviewState Confirm(ReviewState state)
    {
        progress.End();
        return reviewer.Confirm(state);
    }
}
