using ProxyFixer.Text;

namespace ProxyFixer.Formats.Launchd;

/// <summary>One element of a property list with its place.</summary>
/// <param name="name">The element's name: <c>dict</c>, <c>string</c>, <c>key</c> …</param>
/// <param name="start">Offset of its '&lt;'.</param>
internal sealed class PlistElement(string name, int start)
{
    /// <summary>The element's name.</summary>
    public string Name { get; } = name;

    /// <summary>From its '&lt;' to behind its last '&gt;'.</summary>
    public TextSpan Span { get; set; } = new(start, 0);

    /// <summary>What stands between its tags; null for <c>&lt;string/&gt;</c>.</summary>
    public TextSpan? Content { get; set; }

    /// <summary>The text of a <c>string</c> or <c>key</c> as XML has it, comments left out; the text of other leaves.</summary>
    public string Value { get; set; } = "";

    /// <summary>The pieces of text it holds, a CDATA section with its brackets: what an edit of the value replaces.</summary>
    public List<PlistText> Texts { get; } = [];

    /// <summary>The pairs of a <c>dict</c>, in file order.</summary>
    public List<PlistPair> Pairs { get; } = [];

    /// <summary>The items of an <c>array</c>, in file order.</summary>
    public List<PlistElement> Items { get; } = [];

    /// <summary>Looks a key up; of several the last one counts.</summary>
    /// <param name="key">The exact key.</param>
    /// <returns>The pair, or null.</returns>
    public PlistPair? Find(string key) => Pairs.FindLast(pair => pair.Key.Value == key);
}

/// <summary>A key and its value.</summary>
internal sealed record PlistPair(PlistElement Key, PlistElement Value);

/// <summary>A piece of text inside an element.</summary>
/// <param name="Span">Where it stands; a CDATA section with its brackets.</param>
/// <param name="IsCData">True for a CDATA section.</param>
internal sealed record PlistText(TextSpan Span, bool IsCData);
