using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;

namespace ProxyFixer.Review;

/// <summary>What can be asked about a change, on the machine as its pass sees it.</summary>
public interface IReviewBench
{
    /// <summary>Splits a fix into smaller ones that each have an effect alone.</summary>
    /// <param name="change">A fix.</param>
    /// <returns>At least two parts; empty where it is one piece, or its parts only work together.</returns>
    ImmutableArray<Change> Split(Change change);

    /// <summary>Plans to suppress a finding instead of fixing it.</summary>
    /// <param name="item">The change that would fix it.</param>
    /// <param name="reason">Why, one line; not empty.</param>
    /// <returns>The change that suppresses it, undecided; or why that is not possible.</returns>
    (ReviewItem? Item, string? Refusal) Ignore(ReviewItem item, string reason);

    /// <summary>Says whose a file is.</summary>
    /// <param name="path">Absolute path as seen from the root; need not exist.</param>
    /// <returns>The owner's name, or its number; for a new file that of the folder it gets its owner from.</returns>
    string OwnerOf(string path);

    /// <summary>Says what speaks against an edited file.</summary>
    /// <param name="change">The edited change.</param>
    /// <returns>A sentence where its reader would not understand it any more; else null.</returns>
    string? Objection(FileChange change);
}
