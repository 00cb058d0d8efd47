using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Assignments;

/// <summary>Comments of formats in which a comment has a line of its own.</summary>
internal static class LineComments
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\0");

    /// <summary>Finds the lines whose first character behind blanks and tabs is a mark.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="marks">The characters that begin a comment.</param>
    /// <returns>In file order, from the mark to before the line's end.</returns>
    public static IEnumerable<TextSpan> Find(string text, string marks)
    {
        for (var line = 0; line < text.Length;)
        {
            var start = line + text.AsSpan(line).IndexOfAnyExcept(' ', '\t');
            var length = text.AsSpan(line).IndexOfAny(LineEnds);
            var end = length < 0 ? text.Length : line + length;
            if (start >= line && start < end && marks.Contains(text[start], StringComparison.Ordinal))
            {
                yield return TextSpan.FromBounds(start, end);
            }

            line = end + 1;
        }
    }

    /// <summary>Leaves out what stands inside of values.</summary>
    /// <param name="comments">In file order.</param>
    /// <param name="values">In file order.</param>
    /// <returns>The comments that begin outside of all values.</returns>
    public static IEnumerable<TextSpan> Outside(IEnumerable<TextSpan> comments, IReadOnlyList<TextSpan> values)
    {
        var next = 0;
        foreach (var comment in comments)
        {
            while (next < values.Count && values[next].End <= comment.Start)
            {
                next++;
            }

            if (next == values.Count || comment.Start < values[next].Start)
            {
                yield return comment;
            }
        }
    }
}
