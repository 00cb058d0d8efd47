using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>One node as a collection keeps it.</summary>
/// <remarks>
/// Most nodes are scalars without anchor and tag whose value stands in the text as it is. Of those only the place is kept: a large file
/// has millions, and the garbage collector would mark and move each one.
/// </remarks>
internal readonly struct YamlCell
{
    // The node, or the whole text.
    private readonly object source;

    /// <summary>Keeps a node.</summary>
    /// <param name="node">The node, its span final.</param>
    public YamlCell(YamlNode node) => (source, Span) = (node, node.Span);

    /// <summary>Keeps the place of a scalar whose value stands in the text as it is.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The scalar, quotes included.</param>
    public YamlCell(string text, TextSpan span) => (source, Span) = (text, span);

    /// <summary>The node's span.</summary>
    public TextSpan Span { get; }

    /// <summary>The node; for one of which only the place is kept a new one each time.</summary>
    public YamlNode Node => source is string text ? new YamlScalar(text, Span) : (YamlNode)source;

    /// <summary>The node if it is kept; null where only its place is, so it is a scalar without anchor and tag.</summary>
    public YamlNode? Kept => source is string ? null : (YamlNode)source;

    /// <summary>True for a scalar, also for one behind an alias.</summary>
    public bool IsScalar => source is string || ((YamlNode)source).Meaning is YamlScalar;

    /// <summary>The characters of the scalar it is or refers to; empty for anything else.</summary>
    public ReadOnlySpan<char> Characters =>
        source is string text ? YamlScalar.Inner(text, Span) : ((YamlNode)source).Meaning is YamlScalar scalar ? scalar.Characters : default;

    /// <summary>The mapping it is or refers to, or null.</summary>
    public YamlMap? Map => Kept?.Meaning as YamlMap;

    /// <summary>Tells whether it is, or refers to, a scalar of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True where it reads so.</returns>
    public bool Reads(string value) => source is string text
        ? Span.Length - value.Length is 0 or 2 && YamlScalar.Inner(text, Span).SequenceEqual(value)
        : ((YamlNode)source).Meaning is YamlScalar scalar && scalar.Characters.SequenceEqual(value);

    /// <summary>How the scalar itself is written; plain for anything else.</summary>
    public YamlStyle Style => source is string text ? YamlScalar.StyleAt(text, Span) : source is YamlScalar scalar ? scalar.Style : YamlStyle.Plain;
}
