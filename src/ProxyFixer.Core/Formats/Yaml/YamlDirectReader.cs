using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Reads the YAML that people usually write straight from the text, and gives up on all else.</summary>
/// <remarks>
/// It gives up on whatever is wrong, and on whatever YamlDotNet reads in a way of its own: directives, <c>?</c> keys, tabs in front of a line, single
/// values as documents, anchors in <c>[]</c> and <c>{}</c> … What it accepts is the tree that YamlDotNet's events give, to the last span.
/// </remarks>
internal sealed partial class YamlDirectReader
{
    // A key may be as far from its colon as this (YamlDotNet: 1,024 with what is between).
    private const int LongestKey = 1_000;

    // Deeper files are left to the parser, which refuses the deepest.
    private const int MostLevels = 200;

    private static readonly SearchValues<char> Ordinary =
        SearchValues.Create([.. Enumerable.Range(0, 0x7F).Where(c => c >= 0x20 || c is '\t' or '\n' or '\r').Select(c => (char)c)]);

    private readonly string text;
    private readonly YamlTree tree;
    private readonly List<TextSpan>? comments;
    private readonly int origin;
    private int at;
    private int lineStart;

    private YamlDirectReader(string text, List<TextSpan>? comments)
    {
        (this.text, this.comments, tree) = (text, comments, new(text));
        origin = text.StartsWith('\uFEFF') ? 1 : 0;
        at = lineStart = origin;
    }

    private int Column => at - lineStart;

    private bool IsAtEnd => at == text.Length;

    /// <summary>Reads a text.</summary>
    /// <param name="source">Any text.</param>
    /// <param name="comments">Gets each comment that is not in the span of a scalar, from its '#' to before the line's end; null for none.</param>
    /// <returns>All its documents; null where the parser must read it.</returns>
    public static YamlTree? Read(SourceText source, List<TextSpan>? comments = null)
    {
        var reader = new YamlDirectReader(source.Text, comments);
        return source.NotUtf8At is null && reader.IsUsual() && reader.ReadStream() ? reader.tree : null;
    }

    // Of the characters that are no ASCII, the parser takes some for line ends and refuses others.
    private bool IsUsual()
    {
        var rest = text.AsSpan(origin);
        for (var next = rest.IndexOfAnyExcept(Ordinary); next >= 0; next = rest.IndexOfAnyExcept(Ordinary))
        {
            if (rest[next] is < '\u00A0' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                return false;
            }

            rest = rest[(next + 1)..];
        }

        rest = text;
        for (var next = rest.IndexOf('\r'); next >= 0; next = rest.IndexOf('\r'))
        {
            if (next + 1 == rest.Length || rest[next + 1] != '\n')
            {
                return false;
            }

            rest = rest[(next + 2)..];
        }

        return true;
    }

    private bool ReadStream()
    {
        for (var isFirst = true; SkipBlank(); isFirst = false)
        {
            if (IsAtEnd)
            {
                return true;
            }

            var isMarked = IsMarker('-');
            if (!isMarked && (!isFirst || IsMarker('.')))
            {
                return false;
            }

            if (isMarked ? !ReadMarked() : !ReadDocument())
            {
                return false;
            }

            if (!IsAtEnd && IsMarker('.') && !SkipEndMarker())
            {
                return false;
            }
        }

        return false;
    }

    // A document without a node has an empty one where the parser stands by then: behind the next marker.
    private bool ReadMarked()
    {
        at += 3;
        if (!FinishLine() || !SkipBlank() || (!IsAtEnd && IsMarker('.')))
        {
            return false;
        }

        if (!IsAtEnd && !IsMarker('-'))
        {
            return ReadDocument();
        }

        tree.StartDocument();
        tree.Add(new TextSpan(IsAtEnd ? at : at + 3, 0));
        return true;
    }

    private bool SkipEndMarker()
    {
        at += 3;
        return FinishLine() && SkipBlank() && (IsAtEnd || IsMarker('-'));
    }

    private bool IsMarker(char sign) =>
        Column == 0 && text.AsSpan(at) is [var a, var b, var c, ..] && a == sign && b == sign && c == sign && IsBlankAt(at + 3);

    private bool IsBlankAt(int offset) => offset >= text.Length || text[offset] is ' ' or '\t' or '\n' or '\r';
}
