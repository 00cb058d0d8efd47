using System.Collections.Immutable;
using ProxyFixer.Fixes;
using ProxyFixer.Patches;

namespace ProxyFixer.Review;

/// <summary>Asks about each change of a round. "All" and "quit" hold for later rounds too.</summary>
/// <param name="reviewer">Who decides.</param>
public sealed class Reviewer(IReviewer reviewer)
{
    private Decision? standing;

    /// <summary>True once the user has quit.</summary>
    public bool HasQuit => standing == Decision.Quit;

    /// <summary>Asks about the changes of one round.</summary>
    /// <param name="changes">Without conflicts.</param>
    /// <returns>The accepted ones, in order.</returns>
    public ImmutableArray<Change> Review(ImmutableArray<Change> changes)
    {
        var accepted = ImmutableArray.CreateBuilder<Change>();
        for (var i = 0; i < changes.Length; i++)
        {
            var decision = standing ?? reviewer.Decide(changes[i], Patcher.Build([changes[i]]), i + 1, changes.Length);
            standing = decision is Decision.AcceptAll or Decision.Quit ? decision : null;
            if (decision is Decision.Accept or Decision.AcceptAll)
            {
                accepted.Add(changes[i]);
            }
        }

        return accepted.ToImmutable();
    }
}
