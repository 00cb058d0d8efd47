using ProxyFixer.Fixes;
using ProxyFixer.Patches;

namespace ProxyFixer.Review;

/// <summary>Says yes to all: <c>fix --yes</c> and <c>diff</c>.</summary>
public sealed class AcceptEverything : IReviewer
{
    /// <inheritdoc/>
    public Decision Decide(Change change, IReadOnlyList<FilePatch> patches, int number, int count) => Decision.AcceptAll;
}
