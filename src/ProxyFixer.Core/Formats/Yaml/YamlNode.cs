using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>One node of a YAML file with its place. Aliases stay aliases: what they mean is shared, never copied.</summary>
/// <param name="span">From the first character of its anchor, tag or content to behind its last character.</param>
/// <param name="anchor">The name behind '&amp;', or null.</param>
/// <param name="tag">The tag as written or resolved (<c>!reset</c>, <c>tag:yaml.org,2002:str</c>), or null.</param>
internal abstract class YamlNode(TextSpan span, string? anchor, string? tag)
{
    /// <summary>From the first character of its anchor, tag or content to behind its last character.</summary>
    public TextSpan Span { get; protected set; } = span;

    /// <summary>The name behind '&amp;', or null.</summary>
    public string? Anchor { get; } = anchor;

    /// <summary>The tag, or null where there is none.</summary>
    public string? Tag { get; } = tag;

    /// <summary>True where an alias in the file refers to this node.</summary>
    public bool IsShared { get; set; }

    /// <summary>The node itself, or for an alias what it refers to; null for an alias that refers to nothing.</summary>
    public virtual YamlNode? Meaning => this;
}

/// <summary>A reference to an anchored node.</summary>
internal sealed class YamlAlias(TextSpan span, YamlNode? target) : YamlNode(span, null, null)
{
    /// <inheritdoc/>
    public override YamlNode? Meaning { get; } = target;
}

/// <summary>Values in order.</summary>
internal sealed class YamlList(TextSpan span, string? anchor, string? tag, bool isFlow) : YamlNode(span, anchor, tag)
{
    private List<YamlNode>? items;

    /// <summary>In file order; made when somebody looks.</summary>
    public List<YamlNode> Items => items ??= [.. Cells.Select(cell => cell.Node)];

    /// <summary>The same, as it is kept.</summary>
    public YamlCell[] Cells { get; private set; } = [];

    /// <summary>True for <c>[a, b]</c>.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Sets the span and the items once the end is known.</summary>
    public void Close(TextSpan span, YamlCell[] cells) => (Span, Cells) = (span, cells);
}
