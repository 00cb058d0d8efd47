using System.Globalization;
using System.Text;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>Where new elements go and how they are indented, told from the text around them.</summary>
/// <param name="source">The file.</param>
internal sealed class PlistLayout(SourceText source)
{
    private readonly string text = source.Text;

    /// <summary>Writes a string element.</summary>
    /// <param name="value">Its value.</param>
    /// <returns>The element.</returns>
    public static string String(string value) => $"<string>{Escape(value)}</string>";

    /// <summary>Changes a value; another type becomes a string, comments inside a string stay.</summary>
    /// <param name="element">The value.</param>
    /// <param name="value">The new value.</param>
    /// <returns>The edit, none where the value is so already, or a refusal.</returns>
    public static EditResult Replace(PlistElement element, string value)
    {
        if (element.Name is "dict" or "array")
        {
            return new EditResult.Refused(element.Span, $"the variable holds a whole <{element.Name}>");
        }

        if (element.Name != "string" || element.Content is not { } content)
        {
            return element.Name == "string" && value.Length == 0
                ? EditResult.Nothing
                : EditResult.Replace(element.Span, String(value));
        }

        if (element.Value == value)
        {
            return EditResult.Nothing;
        }

        if (element.Texts is not [var first, .. var others])
        {
            return EditResult.Replace(new TextSpan(content.Start, 0), Escape(value));
        }

        var written = first.IsCData && value.Length > 0 && !value.Contains("]]>", StringComparison.Ordinal) && !value.Contains('\r')
            ? $"<![CDATA[{value}]]>"
            : Escape(value);
        return new EditResult.Edited([new(first.Span, written), .. others.Select(piece => new TextEdit(piece.Span, ""))]);
    }

    /// <summary>Adds a pair to a dict: behind the last proxy variable, else at the end.</summary>
    /// <param name="dict">The dict.</param>
    /// <param name="outer">The dict around it, or null.</param>
    /// <param name="pair">Makes the pair for an indentation; null where the file's pairs have no lines of their own.</param>
    /// <returns>The edit.</returns>
    public EditResult Add(PlistElement dict, PlistElement? outer, Func<string?, string> pair)
    {
        if (dict.Model() is { } neighbour)
        {
            var indent = OwnLine(neighbour.Key.Span.Start);
            var at = indent is null ? neighbour.Value.Span.End : BehindComments(neighbour.Value.Span.End);
            return EditResult.Replace(new TextSpan(at, 0), (indent is null ? "" : source.Newline + indent) + pair(indent));
        }

        var around = LineIndent(dict, outer);
        var inner = around is null ? null : around + Unit(outer ?? dict);
        var content = (inner is null ? "" : source.Newline + inner) + pair(inner);
        var closing = around is null ? "" : source.Newline + around;
        if (dict.Content is not { } empty)
        {
            return EditResult.Replace(dict.Span, $"<dict>{content}{closing}</dict>");
        }

        var comments = text.AsSpan(empty.Start, empty.Length).TrimEnd(" \t\r\n").Length;
        return comments == 0
            ? EditResult.Replace(empty, content + closing)
            : EditResult.Replace(new TextSpan(empty.Start + comments, 0), content);
    }

    /// <summary>Writes a pair as its neighbours are written.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The value's element.</param>
    /// <param name="dict">Where it goes.</param>
    /// <param name="indent">The indentation of its lines; null for none.</param>
    /// <returns>The two elements.</returns>
    public string Pair(string name, string value, PlistElement dict, string? indent)
    {
        var key = $"<key>{Escape(name)}</key>";
        var between = dict.Model() is { } like ? text[like.Key.Span.End..like.Value.Span.Start] : null;
        var isOneLine = indent is null || (between is not null && !between.Contains('\n', StringComparison.Ordinal));
        return isOneLine
            ? key + (string.IsNullOrWhiteSpace(between) ? between : "") + value
            : key + source.Newline + indent + value;
    }

    /// <summary>Writes a dict with one pair.</summary>
    /// <param name="root">The outer dict, which tells how deep a level is.</param>
    /// <param name="indent">The indentation of the dict's lines; null for none.</param>
    /// <param name="name">The key.</param>
    /// <param name="value">The string.</param>
    /// <returns>The element.</returns>
    public string NewDict(PlistElement root, string? indent, string name, string value)
    {
        if (indent is null)
        {
            return $"<dict><key>{Escape(name)}</key>{String(value)}</dict>";
        }

        var inner = source.Newline + indent + Unit(root);
        return $"<dict>{inner}<key>{Escape(name)}</key>{inner}{String(value)}{source.Newline}{indent}</dict>";
    }

    private static string Escape(string value)
    {
        var result = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            result.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' or '\r' => string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"),
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }

    // How much deeper the keys of the outer dict are than its own tag; a tab where that is unknown.
    private string Unit(PlistElement root)
    {
        var own = OwnLine(root.Span.Start);
        var inner = root.Pairs.Count > 0 ? OwnLine(root.Pairs[0].Key.Span.Start) : null;
        return own is not null && inner is not null && inner.Length > own.Length && inner.StartsWith(own, StringComparison.Ordinal)
            ? inner[own.Length..]
            : inner is { Length: > 0 } && inner[0] == ' ' ? "  " : "\t";
    }

    // The indentation of the line an empty dict stands in; its key's, where the dict itself follows on the same line.
    private string? LineIndent(PlistElement dict, PlistElement? outer) =>
        OwnLine(dict.Span.Start)
        ?? (outer?.FindLast(pair => pair.Value.Span == dict.Span) is { } pair ? OwnLine(pair.Key.Span.Start) : null);

    // The white space at the start of the line that an element begins, comments in front of it aside; null where another
    // element stands before it. The first line of a file tells nothing.
    private string? OwnLine(int start)
    {
        var line = start == 0 ? 0 : text.AsSpan(0, start).LastIndexOfAny('\n', '\r') + 1;
        var before = text.AsSpan(line, start - line);
        var indent = before[..^before.TrimStart(" \t").Length];
        var rest = before[indent.Length..];
        while (rest is ['<', '!' or '?', ..] && rest.IndexOf('>') is >= 0 and var close)
        {
            rest = rest[(close + 1)..].TrimStart(" \t");
        }

        return line > 0 && rest.IsEmpty ? indent.ToString() : null;
    }

    // A comment behind a value on its line belongs to it.
    private int BehindComments(int end)
    {
        for (var i = end; ;)
        {
            while (i < text.Length && text[i] is ' ' or '\t')
            {
                i++;
            }

            if (i == text.Length || text[i] is '\r' or '\n')
            {
                return i;
            }

            var close = text.AsSpan(i).StartsWith("<!--", StringComparison.Ordinal) ? text.IndexOf("-->", i + 4, StringComparison.Ordinal) : -1;
            if (close < 0 || text.AsSpan(i, close - i).ContainsAny('\r', '\n'))
            {
                return end;
            }

            i = close + 3;
        }
    }
}
