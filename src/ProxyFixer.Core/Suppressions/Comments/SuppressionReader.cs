using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Suppressions.Comments;

/// <summary>Finds the comments of a file that suppress findings.</summary>
public static partial class SuppressionReader
{
    private const string Until = "until=";

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="format">Its format, which tells comments from values.</param>
    /// <returns>In file order; empty, at the cost of one search, where the word does not occur.</returns>
    public static ImmutableArray<Suppression> Read(SourceText text, IFormat format)
    {
        if (!text.Text.Contains(Suppression.Word, StringComparison.Ordinal))
        {
            return [];
        }

        var comments = format.Comments(text).ToArray();
        var whole = comments.Where(comment => IsOnOwnLine(text, comment)).ToArray();
        var lines = whole.SelectMany(comment => Enumerable.Range(Line(text, comment.Start), Line(text, comment.End) - Line(text, comment.Start) + 1)).ToHashSet();
        var own = whole.ToHashSet();
        return
        [
            .. from comment in comments
               let rest = Rest(text, comment)
               where rest is not null
               select Read(text, format, comment, rest.Value, own.Contains(comment) ? lines : null),
        ];
    }

    // What stands behind the word, in its line and without the marks that close the comment; null for any other comment.
    private static TextSpan? Rest(SourceText text, TextSpan comment)
    {
        var content = text.Text.AsSpan(comment.Start, comment.Length);
        var isBlock = content.StartsWith("/*", StringComparison.Ordinal);
        var behindMark = content.TrimStart(isBlock ? "/*" : content[0] == '<' ? "<!-" : content[..1]).TrimStart();
        if (!behindMark.StartsWith(Suppression.Word, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = behindMark[Suppression.Word.Length..];
        var start = comment.End - rest.Length;
        var lineEnd = rest.IndexOfAny('\r', '\n');
        rest = (lineEnd < 0 ? rest : rest[..lineEnd]).TrimEnd();
        rest = (isBlock && rest.EndsWith("*/", StringComparison.Ordinal) ? rest[..^2]
            : content[0] == '<' && rest.EndsWith("-->", StringComparison.Ordinal) ? rest[..^3]
            : rest).TrimEnd();
        return !rest.IsEmpty && (char.IsLetterOrDigit(rest[0]) || rest[0] == '_') ? null : new(start, rest.Length);
    }

    private static Suppression Read(SourceText text, IFormat format, TextSpan comment, TextSpan rest, HashSet<int>? commentLines)
    {
        var said = text.Read(rest);
        var reason = Reason().Match(said);
        var list = (reason.Success ? said[..reason.Index] : said).TrimEnd();
        var indent = list.Length - list.TrimStart().Length;
        var isListed = indent < list.Length && list[indent] == ':';
        var words = Item().Matches(list, isListed ? indent + 1 : 0);
        var days = words.Where(word => word.Value.StartsWith(Until, StringComparison.Ordinal)).Select(word => LastDay.Parse(word.Value[Until.Length..])).ToArray();
        var ids = isListed ? words.Where(word => !word.Value.StartsWith(Until, StringComparison.Ordinal)).Select(item => new SuppressedId(item.Value, new(rest.Start + item.Index, item.Length))) : [];
        var last = Line(text, commentLines is null ? comment.Start : comment.End);

        // Comments between it and what it is about may explain more, or name more.
        while (commentLines is not null && last < text.LineCount && commentLines.Contains(++last))
        {
        }

        var (form, named) = days.Length > 1 || days is [null] ? (SuppressionForm.WrongDay, [])
            : !isListed && words.Count == days.Length ? (SuppressionForm.All, [new(SuppressedId.Any, comment)])
            : ids.Any() ? (SuppressionForm.Listed, ids.ToImmutableArray())
            : (SuppressionForm.Malformed, []);
        return new(new(text, comment), format, named, form, commentLines is not null, Line(text, comment.Start), last)
        {
            HasReason = reason.Success && !said.AsSpan(reason.Index + reason.Length).Trim().IsEmpty,
            Until = days.FirstOrDefault(),
        };
    }

    private static bool IsOnOwnLine(SourceText text, TextSpan comment)
    {
        var first = text.LineAt(Line(text, comment.Start));
        var last = text.LineAt(Line(text, comment.End));
        return text.Text.AsSpan(first.Start, comment.Start - first.Start).Trim(" \t\uFEFF").IsEmpty
            && (comment.End >= last.End || text.Text.AsSpan(comment.End, last.End - comment.End).Trim(" \t\r").IsEmpty);
    }

    private static int Line(SourceText text, int offset) => text.PositionAt(offset).Line;

    // A single hyphen too, because XML forbids two of them in a comment.
    [GeneratedRegex(@"(?:^|\s)(?:--?|[\u2013\u2014])(?:\s|$)")]
    private static partial Regex Reason();

    [GeneratedRegex(@"[^\s,]+")]
    private static partial Regex Item();
}
