using ProxyFixer.Text;

namespace ProxyFixer.Formats.Launchd;

/// <summary>One element of a property list with its place. There may be millions; most are leaves with one piece of text.</summary>
/// <param name="name">The element's name: <c>dict</c>, <c>string</c>, <c>key</c> …</param>
/// <param name="start">Offset of its '&lt;'.</param>
internal sealed class PlistElement(string name, int start)
{
    private List<PlistText>? texts;
    private List<PlistPair>? pairs;
    private List<PlistElement>? items;

    /// <summary>The element's name.</summary>
    public string Name { get; } = name;

    /// <summary>From its '&lt;' to behind its last '&gt;'.</summary>
    public TextSpan Span { get; set; } = new(start, 0);

    /// <summary>What stands between its tags; null for <c>&lt;string/&gt;</c>.</summary>
    public TextSpan? Content { get; set; }

    /// <summary>The text of a <c>string</c> or <c>key</c> as XML has it, comments left out; the text of other leaves.</summary>
    public string Value { get; set; } = "";

    /// <summary>The pieces of text it holds, a CDATA section with its brackets: what an edit of the value replaces.</summary>
    public List<PlistText> Texts => texts ?? (Content is { Length: > 0 } content ? [new(content, IsCData: false)] : []);

    /// <summary>The pairs of a <c>dict</c>, in file order.</summary>
    public List<PlistPair> Pairs => pairs ?? [];

    /// <summary>The items of an <c>array</c>, in file order.</summary>
    public List<PlistElement> Items => items ?? [];

    /// <summary>Looks a key up; of several the last one counts.</summary>
    /// <param name="key">The exact key.</param>
    /// <returns>The pair, or null.</returns>
    public PlistPair? Find(string key) => FindLast(pair => pair.Key.Value == key);

    /// <summary>Looks for a pair from the end.</summary>
    /// <param name="isWanted">Tells whether it is the one.</param>
    /// <returns>The last such one, or null.</returns>
    public PlistPair? FindLast(Predicate<PlistPair> isWanted) => pairs?.FindLast(isWanted);

    /// <summary>Adds a pair of a <c>dict</c>.</summary>
    /// <param name="pair">The pair.</param>
    public void Add(PlistPair pair) => (pairs ??= []).Add(pair);

    /// <summary>Adds an item of an <c>array</c>.</summary>
    /// <param name="item">The item.</param>
    public void Add(PlistElement item) => (items ??= []).Add(item);

    /// <summary>Notes the pieces of text, where they are not one plain piece that fills the element.</summary>
    /// <param name="pieces">In order.</param>
    public void Add(List<PlistText> pieces) => texts = pieces;
}

/// <summary>A key and its value.</summary>
internal sealed record PlistPair(PlistElement Key, PlistElement Value);

/// <summary>A piece of text inside an element.</summary>
/// <param name="Span">Where it stands; a CDATA section with its brackets.</param>
/// <param name="IsCData">True for a CDATA section.</param>
internal sealed record PlistText(TextSpan Span, bool IsCData);
