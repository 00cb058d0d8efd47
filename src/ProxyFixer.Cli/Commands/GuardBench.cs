using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Commands;

/// <summary>What can be asked about the files of a guard: they only work together, and there is no finding to ignore.</summary>
/// <param name="host">The machine.</param>
internal sealed class GuardBench(Host host) : IReviewBench
{
    private readonly FileOwners owners = new(host.Files);

    /// <inheritdoc/>
    public ImmutableArray<Change> Split(Change change) => [];

    /// <inheritdoc/>
    public (ReviewItem? Item, string? Refusal) Ignore(ReviewItem item, string reason) => (null, "There is no finding to ignore; n leaves the change out.");

    /// <inheritdoc/>
    public string OwnerOf(string path) => owners.Of(path);

    /// <inheritdoc/>
    public string? Objection(FileChange change) => null;
}
