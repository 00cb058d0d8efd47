using ProxyFixer.Diagnostics;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Suppressions.Comments;

/// <summary>Takes a comment's line out of a file.</summary>
internal static class CommentRemoval
{
    /// <summary>Plans it.</summary>
    /// <param name="comment">A comment on a line of its own.</param>
    /// <returns>The change; null where the file would not read as before.</returns>
    public static FileChange? Plan(Suppression comment)
    {
        var text = comment.Comment.Text;
        var (first, last) = (comment.Comment.Start.Line, comment.Comment.End.Line);
        var start = text.LineAt(first).Start + (first == 1 && text.Text.StartsWith('\uFEFF') ? 1 : 0);
        var end = last < text.LineCount ? text.LineAt(last + 1).Start : text.Text.Length;

        // A line that goes on would then go on in another one.
        if (first > 1 && text.Read(text.LineAt(first - 1)).EndsWith('\\'))
        {
            return null;
        }

        var edit = new TextEdit(TextSpan.FromBounds(start, end), "");
        var (before, after) = (comment.Format.Parse(text), comment.Format.Parse(text.Apply([edit])));
        return before.Errors.Length == after.Errors.Length && Values(before).SequenceEqual(Values(after)) ? new(text.Path, text, [edit]) : null;
    }

    private static IEnumerable<(string Name, string Value)> Values(Document document) =>
        document.Format.Values(document).OrderBy(value => value.Span.Start).ThenBy(value => value.Name, StringComparer.Ordinal)
            .Select(value => (value.Name, document.Text.Read(value.Span)));
}
