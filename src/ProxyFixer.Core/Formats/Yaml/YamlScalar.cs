using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>A single value.</summary>
internal sealed class YamlScalar : YamlNode
{
    private readonly string? text;
    private string? value;

    /// <summary>Makes a scalar with its value.</summary>
    /// <param name="span">From the first character of its anchor, tag or content to behind its last character.</param>
    /// <param name="anchor">The name behind '&amp;', or null.</param>
    /// <param name="tag">The tag, or null.</param>
    /// <param name="value">The text after unquoting and folding.</param>
    /// <param name="style">How it is written.</param>
    public YamlScalar(TextSpan span, string? anchor, string? tag, string value, YamlStyle style)
        : base(span, anchor, tag) => (this.value, Style) = (value, style);

    /// <summary>Makes a scalar whose value stands in the text as it is; the string is made when somebody looks.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">Where the scalar stands, quotes included; it has neither anchor nor tag.</param>
    public YamlScalar(string text, TextSpan span)
        : base(span, null, null) => (this.text, Style) = (text, StyleAt(text, span));

    /// <summary>The text after unquoting and folding.</summary>
    public string Value => value ??= Inner(text!, Span).ToString();

    /// <summary>The same, without making a string.</summary>
    public ReadOnlySpan<char> Characters => value is null ? Inner(text!, Span) : value;

    /// <summary>How it is written.</summary>
    public YamlStyle Style { get; }

    /// <summary>Finds the value of a scalar that stands in the text as it is.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The scalar, quotes included.</param>
    /// <returns>Its characters.</returns>
    public static ReadOnlySpan<char> Inner(string text, TextSpan span)
    {
        var all = text.AsSpan(span.Start, span.Length);
        return all is ['\'' or '"', ..] ? all[1..^1] : all;
    }

    /// <summary>Tells how a scalar without anchor and tag is written; no plain one begins with a quote.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The scalar, no block scalar.</param>
    /// <returns>Plain, or which quotes.</returns>
    public static YamlStyle StyleAt(string text, TextSpan span) => span.Length == 0 ? YamlStyle.Plain : text[span.Start] switch
    {
        '\'' => YamlStyle.SingleQuoted,
        '"' => YamlStyle.DoubleQuoted,
        _ => YamlStyle.Plain,
    };
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
