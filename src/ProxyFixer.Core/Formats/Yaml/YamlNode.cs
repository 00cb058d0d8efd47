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

/// <summary>A single value.</summary>
internal sealed class YamlScalar(TextSpan span, string? anchor, string? tag, string value, YamlStyle style)
    : YamlNode(span, anchor, tag)
{
    /// <summary>The text after unquoting and folding.</summary>
    public string Value { get; } = value;

    /// <summary>How it is written.</summary>
    public YamlStyle Style { get; } = style;
}

/// <summary>Names with values, in file order.</summary>
internal sealed class YamlMap(TextSpan span, string? anchor, string? tag, bool isFlow) : YamlNode(span, anchor, tag)
{
    /// <summary>In file order; a <c>&lt;&lt;</c> is one of them.</summary>
    public List<YamlEntry> Entries { get; } = [];

    /// <summary>The own entries and, for names that are not among them, those of its merge keys.</summary>
    public List<YamlEntry> Members { get; private set; } = [];

    /// <summary>True for <c>{a: b}</c>.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Sets the span once the end is known.</summary>
    public void Close(TextSpan span) => Span = span;

    /// <summary>Sets what the map means once its merge keys are followed.</summary>
    public void Merge(List<YamlEntry> members) => Members = members;

    /// <summary>Looks a member up, merge keys followed.</summary>
    public YamlEntry? Find(string name) => Members.FindLast(entry => entry.Name == name);

    /// <summary>Looks up what stands in the map itself.</summary>
    public YamlEntry? FindOwn(string name) => Entries.FindLast(entry => entry.Name == name);
}

/// <summary>Values in order.</summary>
internal sealed class YamlList(TextSpan span, string? anchor, string? tag, bool isFlow) : YamlNode(span, anchor, tag)
{
    /// <summary>In file order.</summary>
    public List<YamlNode> Items { get; } = [];

    /// <summary>True for <c>[a, b]</c>.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Sets the span once the end is known.</summary>
    public void Close(TextSpan span) => Span = span;
}

/// <summary>A reference to an anchored node.</summary>
internal sealed class YamlAlias(TextSpan span, YamlNode? target) : YamlNode(span, null, null)
{
    /// <inheritdoc/>
    public override YamlNode? Meaning { get; } = target;
}

/// <summary>One name and its value.</summary>
internal sealed record YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>The name, or null where the key is no scalar.</summary>
    public string? Name => (Key.Meaning as YamlScalar)?.Value;

    /// <summary>True for <c>&lt;&lt;</c> as yaml.v3 has it: plain and untagged, or tagged as merge key.</summary>
    public bool IsMerge => Key is YamlScalar { Value: "<<" } key
        && (key.Tag == "tag:yaml.org,2002:merge" || (key.Tag is null && key.Style == YamlStyle.Plain));
}

/// <summary>How a scalar is written.</summary>
internal enum YamlStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In <c>'</c>.</summary>
    SingleQuoted,

    /// <summary>In <c>"</c>.</summary>
    DoubleQuoted,

    /// <summary>Behind <c>|</c> or <c>&gt;</c>.</summary>
    Block,
}
