using System.Text;
using System.Xml;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>An element that is being read; used again for the next one of the same depth.</summary>
/// <param name="text">The whole file.</param>
internal sealed class PlistFrame(string text)
{
    private readonly StringBuilder value = new();
    private int start;
    private int contentStart;
    private bool hasAttributes;
    private List<PlistPair>? pairs;
    private List<PlistElement>? items;

    // A first piece of text that stands in the file as it is; its characters are not asked for unless more follows.
    private TextSpan plain;
    private bool isPlain;
    private List<PlistText>? pieces;
    private int lastText;

    /// <summary>The element's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The key that waits for its value; null for none.</summary>
    public PlistElement? Key { get; set; }

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="from">Offset of its '&lt;'.</param>
    /// <param name="tagEnd">Offset behind its start tag.</param>
    public void Begin(string name, int from, int tagEnd)
    {
        (Name, start, contentStart, Key, pairs, items) = (name, from, tagEnd, null, null, null);
        hasAttributes = text.AsSpan(from, tagEnd - from).IndexOfAny('=', '"', '\'') >= 0;
        (plain, isPlain, pieces, lastText) = (default, false, null, 0);
        value.Clear();
    }

    /// <summary>Adds an element to a <c>dict</c> or an <c>array</c>.</summary>
    /// <param name="element">The element.</param>
    public void Add(in PlistElement element)
    {
        if (Name == "array")
        {
            (items ??= []).Add(element);
        }
        else if (element.Name == "key")
        {
            Key = element;
        }
        else
        {
            (pairs ??= []).Add(new(Key!.Value, element));
            Key = null;
        }
    }

    /// <summary>Adds text to a leaf.</summary>
    /// <param name="reader">The reader that has it.</param>
    /// <param name="span">Where the piece stands; the reader may tell of one piece in several parts.</param>
    /// <param name="isCData">True for a CDATA section.</param>
    public void Append(XmlReader reader, TextSpan span, bool isCData)
    {
        if (span.Start < lastText)
        {
            value.Append(isPlain ? "" : reader.Value);
            return;
        }

        var isFirst = lastText == 0;
        lastText = span.End;
        isPlain = isFirst && !isCData && !text.AsSpan(span.Start, span.Length).ContainsAny('&', '\r');
        if (isPlain)
        {
            plain = span;
            return;
        }

        if (pieces is null)
        {
            pieces = plain.Length > 0 ? [new(plain, IsCData: false)] : [];
            value.Append(text, plain.Start, plain.Length);
        }

        pieces.Add(new(span, isCData));
        value.Append(reader.Value);
    }

    /// <summary>Makes the element.</summary>
    /// <param name="contentEnd">Offset of its end tag; null where it has a single tag.</param>
    /// <param name="end">Offset behind it.</param>
    /// <returns>The element with what was added.</returns>
    public PlistElement Close(int? contentEnd, int end)
    {
        var span = TextSpan.FromBounds(start, end);
        TextSpan? content = contentEnd is { } behind ? TextSpan.FromBounds(contentStart, behind) : null;
        if (Name is "dict" or "array")
        {
            return PlistElement.With(Name, span, new(content) { Pairs = pairs ?? [], Items = items ?? [] });
        }

        return content is null ? PlistElement.With(Name, span, null)
            : pieces is null && !hasAttributes && (plain == content || content.Value.Length == 0) ? PlistElement.Plain(Name, span, text)
            : pieces is null && plain.Length > 0
            ? PlistElement.With(Name, span, new(content) { Value = text.Substring(plain.Start, plain.Length), Texts = [new(plain, IsCData: false)] })
            : PlistElement.With(Name, span, new(content) { Value = value.ToString(), Texts = pieces ?? [] });
    }
}
