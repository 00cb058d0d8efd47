using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Where new YAML goes and how it is indented, told from the text around it.</summary>
/// <param name="source">The file.</param>
internal sealed class YamlLayout(SourceText source)
{
    private readonly string text = source.Text;

    /// <summary>What stands in front of an offset in its line: indentation, and the dash of a list.</summary>
    /// <param name="offset">Where an item begins.</param>
    /// <returns>The text from the line's start.</returns>
    public string Prefix(int offset) => text[LineStart(offset)..offset];

    /// <summary>The spaces at the start of a key's line.</summary>
    /// <param name="key">A key that begins its line.</param>
    /// <returns>Spaces only.</returns>
    public string Indent(YamlNode key)
    {
        var prefix = Prefix(key.Span.Start).TrimStart('\uFEFF');
        return prefix[..^prefix.TrimStart(' ').Length];
    }

    /// <summary>How much deeper a key is than the one it belongs to.</summary>
    /// <param name="outer">The key of the collection.</param>
    /// <param name="inner">A key in it.</param>
    /// <returns>Spaces; two where it is unknown.</returns>
    public string Step(YamlNode outer, YamlNode inner)
    {
        var step = Indent(inner).Length - Indent(outer).Length;
        return new string(' ', step > 0 ? step : 2);
    }

    /// <summary>The end of an entry: of its value, or behind its colon, or of its key where there is none.</summary>
    /// <param name="entry">An entry.</param>
    /// <returns>An offset.</returns>
    public int End(YamlEntry entry) =>
        entry.Value.Span.Length > 0 ? entry.Value.Span.End : Colon(entry) is { } colon ? colon + 1 : entry.Key.Span.End;

    /// <summary>Adds lines behind an entry or item of a block collection.</summary>
    /// <param name="start">Where the neighbour begins.</param>
    /// <param name="end">Where the neighbour ends.</param>
    /// <param name="prefix">What stands in front of the new text in its line.</param>
    /// <param name="newText">One or more lines; further ones are indented relative to <paramref name="prefix"/>.</param>
    /// <param name="value">The neighbour's value.</param>
    /// <returns>The edit; null where the neighbour's last text would change with what follows it.</returns>
    public EditResult? BehindBlock(int start, int end, string prefix, string newText, YamlNode value)
    {
        if (EndsOpen(value))
        {
            return null;
        }

        var at = LineEnd(Math.Max(start, end));
        return EditResult.Replace(new TextSpan(at, 0), source.Newline + prefix + newText);
    }

    /// <summary>Adds an entry or item behind another one in a flow collection.</summary>
    /// <param name="start">Where the neighbour begins.</param>
    /// <param name="end">Where the neighbour ends.</param>
    /// <param name="newText">The new entry or item.</param>
    /// <param name="limit">Where the collection ends.</param>
    /// <returns>The edit: in the same line, or where the neighbour has a line of its own in a new one.</returns>
    public EditResult BehindFlow(int start, int end, string newText, int limit)
    {
        var prefix = Prefix(start);
        var comma = Comma(end, limit);
        var lineEnd = LineEnd(Math.Max(end, comma ?? end));
        if (prefix.AsSpan().ContainsAnyExcept(' ') || lineEnd >= limit - 1 || !IsCommentOrSpace(Math.Max(end, (comma ?? end - 1) + 1), lineEnd))
        {
            return EditResult.Replace(new TextSpan(end, 0), ", " + newText);
        }

        var line = source.Newline + prefix + newText;
        return comma is null
            ? new EditResult.Edited([new(new TextSpan(end, 0), ","), new(new TextSpan(lineEnd, 0), line)])
            : EditResult.Replace(new TextSpan(lineEnd, 0), line + ",");
    }

    /// <summary>Puts the first entry or item into an empty flow collection.</summary>
    /// <param name="span">The collection with its brackets.</param>
    /// <param name="newText">The entry or item.</param>
    /// <returns>The edit; the space inside the brackets, if any, is on both sides.</returns>
    public EditResult IntoEmpty(TextSpan span, string newText)
    {
        var open = text.AsSpan(span.Start, span.Length).IndexOfAny('{', '[');
        if (open < 0)
        {
            return new EditResult.Refused(span, "the section is written in a way that cannot be added to");
        }

        var inner = TextSpan.FromBounds(span.Start + open + 1, span.End - 1);
        var content = source.Read(inner);
        return content.All(c => c == ' ')
            ? EditResult.Replace(inner, content + newText + content)
            : EditResult.Replace(new TextSpan(inner.Start, 0), newText);
    }

    /// <summary>Gives a key without value one.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="value">The scalar.</param>
    /// <returns>The edit.</returns>
    public EditResult AfterColon(YamlEntry entry, string value) => Colon(entry) is { } colon
        ? EditResult.Replace(new TextSpan(colon + 1, 0), " " + value)
        : EditResult.Replace(new TextSpan(entry.Key.Span.End, 0), ": " + value);

    /// <summary>Replaces a literal or folded text by a scalar; a comment behind its first line stays.</summary>
    /// <param name="block">The text.</param>
    /// <param name="value">The scalar.</param>
    /// <returns>The edits.</returns>
    public EditResult ReplaceBlock(YamlScalar block, string value)
    {
        var head = text.AsSpan(block.Span.Start, block.Span.Length).IndexOfAny('|', '>');
        var start = block.Span.Start + Math.Max(head, 0);
        var end = start;
        while (end < block.Span.End && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var lineEnd = Math.Min(LineEnd(end), block.Span.End);
        return new EditResult.Edited(
        [
            new(TextSpan.FromBounds(start, end), value),
            new(TextSpan.FromBounds(lineEnd, block.Span.End), ""),
        ]);
    }

    // A text behind '|+' keeps the line ends that follow it, and one that ends with the file has none yet.
    private bool EndsOpen(YamlNode node)
    {
        while (true)
        {
            switch (node)
            {
                case YamlMap { Entries.Count: > 0, IsFlow: false } map:
                    node = map.Entries[^1].Value;
                    break;
                case YamlList { Items.Count: > 0, IsFlow: false } list:
                    node = list.Items[^1];
                    break;
                case YamlScalar { Style: YamlStyle.Block } block:
                    var head = text.AsSpan(block.Span.Start, LineEnd(block.Span.Start) - block.Span.Start);
                    return head.Contains('+') || (block.Span.End == text.Length && !head.Contains('-'));
                default:
                    return false;
            }
        }
    }

    private int? Colon(YamlEntry entry)
    {
        var at = entry.Key.Span.End;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == ':' ? at : null;
    }

    private int? Comma(int from, int limit)
    {
        for (var i = from; i < limit; i++)
        {
            switch (text[i])
            {
                case ',':
                    return i;
                case '#':
                    i = LineEnd(i);
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private bool IsCommentOrSpace(int from, int to)
    {
        var rest = text.AsSpan(from, Math.Max(0, to - from)).Trim();
        return rest.IsEmpty || rest[0] == '#';
    }

    private int LineStart(int offset)
    {
        var end = offset == 0 ? -1 : text.AsSpan(0, offset).LastIndexOfAny('\n', '\r');
        return end + 1;
    }

    private int LineEnd(int offset)
    {
        var end = text.AsSpan(offset).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : offset + end;
    }
}
