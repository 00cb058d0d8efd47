using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>A single value.</summary>
public sealed record ScalarNode : Node
{
    /// <summary>Makes a node with its value.</summary>
    /// <param name="span">Where the value stands, quotes included.</param>
    /// <param name="value">A <see cref="string"/> after decoding, a <see cref="double"/>, a <see cref="bool"/>, or null.</param>
    public ScalarNode(TextSpan span, object? value)
        : this(span, value, ScalarForm.Decoded)
    {
    }

    internal ScalarNode(TextSpan span, object? source, ScalarForm form)
        : base(span) => (Source, Form) = (source, form);

    /// <summary>A <see cref="string"/> after decoding, a <see cref="double"/>, a <see cref="bool"/>, or null.</summary>
    /// <remarks>A string may be a new one each time.</remarks>
    public object? Value => Form == ScalarForm.Decoded ? Source
        : Inner((string)Source!, Span, Form) is var inner ? ((string)Source!).Substring(inner.Start, inner.Length) : null;

    /// <summary>The value if it is a string, else null.</summary>
    public string? AsString => Value as string;

    /// <summary>The value; the whole text where the value stands there as it is.</summary>
    internal object? Source { get; }

    internal ScalarForm Form { get; }

    /// <summary>The characters of a string, empty for any other value; no copy of it is made.</summary>
    internal ReadOnlySpan<char> Characters => Form == ScalarForm.Decoded ? Source as string
        : Inner((string)Source!, Span, Form) is var inner ? ((string)Source!).AsSpan(inner.Start, inner.Length) : default;

    /// <summary>Finds a value that stands in the text as it is.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">Where the value stands, with all that belongs to it.</param>
    /// <param name="form">How it stands there.</param>
    /// <returns>The value alone.</returns>
    internal static TextSpan Inner(string text, TextSpan span, ScalarForm form) => form switch
    {
        ScalarForm.InQuotes => new(span.Start + 1, span.Length - 2),
        ScalarForm.InTags => TextSpan.FromBounds(text.IndexOf('>', span.Start) + 1, text.LastIndexOf('<', span.End - 1)),
        _ => span,
    };

    /// <inheritdoc/>
    public bool Equals(ScalarNode? other) => other is not null && Span == other.Span && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Value);
}

/// <summary>What a <see cref="ScalarNode"/> keeps of its value.</summary>
internal enum ScalarForm
{
    /// <summary>The value.</summary>
    Decoded,

    /// <summary>The whole text, where the value stands as it is: most strings do, and need no copy then.</summary>
    InText,

    /// <summary>The same, with one character in front of the value and one behind it that do not belong to it.</summary>
    InQuotes,

    /// <summary>The same, between an XML tag without attributes and its end tag.</summary>
    InTags,

    /// <summary>Only in a <see cref="Member"/>: the mark of an <see cref="OpaqueNode"/> without detail.</summary>
    Mark,

    /// <summary>Only in a <see cref="Member"/>: the store that holds the value.</summary>
    Stored,
}
