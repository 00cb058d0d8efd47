using ProxyFixer.Fixes;
using ProxyFixer.Patches;

namespace ProxyFixer.Review;

/// <summary>Decides about changes, one after the other.</summary>
public interface IReviewer
{
    /// <summary>Decides about one change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="patches">What it does to each file.</param>
    /// <param name="number">Its number in this round, from 1.</param>
    /// <param name="count">How many there are in this round.</param>
    /// <returns>The decision.</returns>
    Decision Decide(Change change, IReadOnlyList<FilePatch> patches, int number, int count);
}

/// <summary>What to do with a change.</summary>
public enum Decision
{
    /// <summary>Apply it.</summary>
    Accept,

    /// <summary>Leave it out.</summary>
    Skip,

    /// <summary>Apply it and all that follow.</summary>
    AcceptAll,

    /// <summary>Leave it and all that follow out; what was accepted before is applied.</summary>
    Quit,
}
