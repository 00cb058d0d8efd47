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
    public object? Value => Form switch
    {
        ScalarForm.Decoded => Source,
        ScalarForm.InText => ((string)Source!).Substring(Span.Start, Span.Length),
        _ => ((string)Source!).Substring(Span.Start + 1, Span.Length - 2),
    };

    /// <summary>The value if it is a string, else null.</summary>
    public string? AsString => Value as string;

    /// <summary>The value; the whole text where the value stands there as it is.</summary>
    internal object? Source { get; }

    internal ScalarForm Form { get; }

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

    /// <summary>Only in a <see cref="Member"/>: the mark of an <see cref="OpaqueNode"/> without detail.</summary>
    Mark,
}
