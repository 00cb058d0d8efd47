using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions;

namespace ProxyFixer.Rules.Checks;

/// <summary>A comment that suppresses findings which are not there. It is judged behind all other rules, because it depends on what they found.</summary>
public sealed class UnusedSuppression : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0903",
        "unused-suppression",
        "A comment suppresses a finding that is not there",
        Severity.Info,
        """
        A comment proxyfixer-ignore that has nothing to suppress is left over: what it was about is mended, or has moved away from the line
        below it. It would hide the same finding if it came back. It is told only where all is known that could be found there: in a run
        over the whole machine, with all rules that the comment names, and with every file readable. Files that serve several users count
        only where the homes of all of them were looked into.
        """,
        ["docs/configuration.md, Findings that are not wanted"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "Removes the comment where it has a line of its own and none of its ids is needed. Else none: the comment must be changed by hand.",
        HasFix: false,
        [new(Reporting.CommentedUnit("# proxyfixer-ignore: PXF0101 -- the proxy is for others\n"), Reporting.CommentedUnit(""))]);

    /// <inheritdoc/>
    /// <returns>Nothing: what a comment suppresses is known when all subjects are judged.</returns>
    public IEnumerable<Diagnostic> Check(Subject subject) => [];

    /// <summary>Judges a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="idle">Those of its ids that are known to suppress nothing.</param>
    /// <param name="file">How a report calls the file.</param>
    /// <returns>The finding, or null where there is none.</returns>
    internal Diagnostic? Judge(Suppression comment, ImmutableArray<SuppressedId> idle, string file)
    {
        if (idle.IsEmpty)
        {
            return null;
        }

        var isWhole = idle.Length == comment.Ids.Length;
        var change = isWhole && comment.IsOnOwnLine ? CommentRemoval.Plan(comment) : null;
        var named = comment.Form == SuppressionForm.All ? "proxyfixer-ignore" : string.Join(" and ", idle.Select(id => id.Text).Distinct());
        return new(Descriptor, Severity.Info, comment.Comment, $"{file}: {named} suppresses nothing here.", file)
        {
            Fix = change is null ? null : new("Remove the comment", Applicability.Safe, [change]),
            NoFix = change is not null ? null
                : !isWhole ? "the comment names other ids too"
                : comment.IsOnOwnLine ? "the file would not read as before without the line"
                : "something else stands on the line",
        };
    }
}
