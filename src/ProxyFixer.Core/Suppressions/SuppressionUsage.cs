using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Suppressions.Comments;

namespace ProxyFixer.Suppressions;

/// <summary>Comments that suppress findings, and which of their ids did.</summary>
internal sealed class SuppressionUsage
{
    private readonly Func<string, string> resolve;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, ImmutableArray<Suppression>> byFile;
    private readonly HashSet<(Suppression Comment, SuppressedId Id)> used = [];

    /// <summary>Starts with none used.</summary>
    /// <param name="comments">The comments of all files; a file that is known by several paths counts once.</param>
    /// <param name="resolve">Follows the links of a path.</param>
    /// <param name="clock">Tells the time.</param>
    public SuppressionUsage(IEnumerable<Suppression> comments, Func<string, string> resolve, TimeProvider clock)
    {
        (this.resolve, this.clock) = (resolve, clock);
        byFile = comments.GroupBy(comment => comment.Comment.Path, StringComparer.Ordinal)
            .GroupBy(file => resolve(file.Key), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The comments, file by file.</summary>
    public IEnumerable<Suppression> Comments => byFile.Values.SelectMany(comments => comments);

    /// <summary>Looks for comments that suppress a finding, and notes every id that does, also of comments that are over.</summary>
    /// <param name="finding">A finding.</param>
    /// <returns>True where there is one that is not over.</returns>
    public bool Take(Diagnostic finding)
    {
        var ids = from comment in byFile.Count == 0 ? [] : byFile.GetValueOrDefault(resolve(finding.Location.Path), [])
                  where comment.Covers(finding.Location)
                  from id in comment.Ids
                  where id.Covers(finding.Rule.Id)
                  select (comment, id);
        var before = ids.ToArray();
        used.UnionWith(before);
        return before.Any(pair => !IsOver(pair.comment));
    }

    /// <summary>Tells whether the last day of a comment has gone by.</summary>
    /// <param name="comment">The comment.</param>
    /// <returns>True from the next day on.</returns>
    public bool IsOver(Suppression comment) => comment.Until is { } day && day.IsOver(clock);

    /// <summary>Tells whether an id suppressed anything.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="id">One of its ids.</param>
    /// <returns>True where it did.</returns>
    public bool WasUsed(Suppression comment, SuppressedId id) => used.Contains((comment, id));
}
