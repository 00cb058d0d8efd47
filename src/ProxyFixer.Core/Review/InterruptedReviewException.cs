namespace ProxyFixer.Review;

/// <summary>The user stopped the program before anything was written.</summary>
/// <param name="accepted">How many changes were accepted so far.</param>
/// <param name="cause">What stopped it.</param>
public sealed class InterruptedReviewException(int accepted, OperationCanceledException cause)
    : OperationCanceledException("Interrupted. Nothing was changed" + Dropped(accepted), cause, cause.CancellationToken)
{
    private static string Dropped(int accepted) => accepted switch
    {
        0 => ".",
        1 => "; 1 accepted change was dropped.",
        _ => $"; {accepted} accepted changes were dropped.",
    };
}
