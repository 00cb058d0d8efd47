using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>One element of a property list with its place. There may be millions, and nearly all are places only.</summary>
internal readonly record struct PlistElement
{
    // A plain leaf: the whole file. Any other element with two tags: what it holds. One with a single tag: null.
    private readonly object? source;

    private PlistElement(string name, TextSpan span, object? source) => (Name, Span, this.source) = (name, span, source);

    /// <summary>The element's name: <c>dict</c>, <c>string</c>, <c>key</c> …</summary>
    public string Name { get; }

    /// <summary>From its '&lt;' to behind its last '&gt;'.</summary>
    public TextSpan Span { get; }

    /// <summary>What stands between its tags; null for <c>&lt;string/&gt;</c>.</summary>
    public TextSpan? Content => source is string text ? ScalarNode.Inner(text, Span, ScalarForm.InTags) : (source as PlistContent)?.Span;

    /// <summary>The text of a <c>string</c> or <c>key</c> as XML has it, comments left out; the text of other leaves. A new string each time.</summary>
    public string Value => Characters.ToString();

    /// <summary>The same without a copy.</summary>
    public ReadOnlySpan<char> Characters => source is string text && ScalarNode.Inner(text, Span, ScalarForm.InTags) is var inner
        ? text.AsSpan(inner.Start, inner.Length)
        : (source as PlistContent)?.Value;

    /// <summary>The pieces of text it holds, a CDATA section with its brackets: what an edit of the value replaces.</summary>
    public List<PlistText> Texts => source is not string ? (source as PlistContent)?.Texts ?? []
        : Content is { Length: > 0 } content ? [new(content, IsCData: false)] : [];

    /// <summary>The pairs of a <c>dict</c>, in file order.</summary>
    public List<PlistPair> Pairs => (source as PlistContent)?.Pairs ?? [];

    /// <summary>The items of an <c>array</c>, in file order.</summary>
    public List<PlistElement> Items => (source as PlistContent)?.Items ?? [];

    /// <summary>Makes a leaf whose text stands in the file as it is, between two tags without attributes.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="span">Its place.</param>
    /// <param name="text">The whole file.</param>
    /// <returns>The element.</returns>
    public static PlistElement Plain(string name, TextSpan span, string text) => new(name, span, text);

    /// <summary>Makes any other element.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="span">Its place.</param>
    /// <param name="content">What it holds; null for nothing.</param>
    /// <returns>The element.</returns>
    public static PlistElement With(string name, TextSpan span, PlistContent? content) => new(name, span, content);

    /// <summary>Looks a key up; of several the last one counts.</summary>
    /// <param name="key">The exact key.</param>
    /// <returns>The pair, or null.</returns>
    public PlistPair? Find(string key) => FindLast(pair => pair.Key.Characters.SequenceEqual(key));

    /// <summary>Looks for a pair from the end.</summary>
    /// <param name="isWanted">Tells whether it is the one.</param>
    /// <returns>The last such one, or null.</returns>
    public PlistPair? FindLast(Predicate<PlistPair> isWanted) =>
        Pairs is var pairs && pairs.FindLastIndex(isWanted) is >= 0 and var index ? pairs[index] : null;

    /// <summary>The pair that a new one should look like: the last of a proxy variable, else the last one.</summary>
    /// <returns>The pair; null where there is none.</returns>
    public PlistPair? Model() =>
        FindLast(pair => ProxyVariables.Has(pair.Key.Value)) ?? FindLast(_ => true);

    /// <summary>The name and the value of a pair in a tree, where the value is a string.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nameSpan">Where it stands.</param>
    /// <returns>The member.</returns>
    public Member Member(string name, TextSpan nameSpan) => source is string
        ? new(name, nameSpan, Span, source, ScalarForm.InTags)
        : new(name, nameSpan, Span, Value, ScalarForm.Decoded);
}

/// <summary>What an element holds that is no plain text.</summary>
/// <param name="span">What stands between its tags; null while they are not both known.</param>
internal sealed class PlistContent(TextSpan? span)
{
    /// <summary>What stands between the tags.</summary>
    public TextSpan? Span { get; } = span;

    /// <summary>The text of a leaf.</summary>
    public string Value { get; init; } = "";

    /// <summary>The pieces that the text is from.</summary>
    public List<PlistText> Texts { get; init; } = [];

    /// <summary>The pairs of a <c>dict</c>.</summary>
    public List<PlistPair> Pairs { get; init; } = [];

    /// <summary>The items of an <c>array</c>.</summary>
    public List<PlistElement> Items { get; init; } = [];
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The <c>key</c> element.</param>
/// <param name="Value">The element behind it.</param>
internal readonly record struct PlistPair(PlistElement Key, PlistElement Value);

/// <summary>A piece of text inside an element.</summary>
/// <param name="Span">Where it stands; a CDATA section with its brackets.</param>
/// <param name="IsCData">True for a CDATA section.</param>
internal sealed record PlistText(TextSpan Span, bool IsCData);
