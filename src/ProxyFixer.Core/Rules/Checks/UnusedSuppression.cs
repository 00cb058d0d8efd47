using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>A comment that suppresses findings which are not there. It is judged behind all other rules, because it depends on what they found.</summary>
public sealed class UnusedSuppression : ICheck
{
    /// <inheritdoc/>
    /// <returns>Nothing: what a comment suppresses is known when all subjects are judged.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Judges a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="idle">Those of its ids that are known to suppress nothing.</param>
    /// <returns>What is wrong with it, or null.</returns>
    internal static CheckResult? Judge(Suppression comment, ImmutableArray<SuppressedId> idle)
    {
        if (idle.IsEmpty)
        {
            return null;
        }

        var isWhole = idle.Length == comment.Ids.Length;
        var change = isWhole && comment.IsOnOwnLine ? CommentRemoval.Plan(comment) : null;
        var named = comment.Form == SuppressionForm.All ? "proxyfixer-ignore" : string.Join(" and ", idle.Select(id => id.Text).Distinct());
        var name = change is not null ? null : !isWhole ? Case.OtherIds : comment.IsOnOwnLine ? Case.NeededLine : Case.SharedLine;
        return new(name, comment.Comment, ("ids", named)) { Proposal = change is null ? null : new FixProposal.Possible([change]) };
    }

    /// <summary>Says it of an entry of the settings.</summary>
    /// <param name="where">The entry.</param>
    /// <returns>What is said.</returns>
    internal static CheckResult Judge(Location where) => new(Case.Entry, where);

    private static class Case
    {
        public const string Entry = "entry";
        public const string OtherIds = "other-ids";
        public const string NeededLine = "needed-line";
        public const string SharedLine = "shared-line";
    }
}
