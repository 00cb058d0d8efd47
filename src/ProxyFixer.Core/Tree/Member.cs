using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>One name and its value.</summary>
/// <remarks>
/// Of a single value it keeps what the node says, not the node: a large file has millions of them, and the garbage collector
/// would mark and move each one.
/// </remarks>
public readonly record struct Member
{
    // A node that holds others, or what a single value is made from.
    private readonly object? source;
    private readonly ScalarForm form;
    private readonly int index;
    private readonly TextSpan valueSpan;

    /// <summary>Makes a member.</summary>
    /// <param name="name">The name after decoding (escapes, quotes).</param>
    /// <param name="nameSpan">Where the name stands, quotes included.</param>
    /// <param name="value">The value.</param>
    public Member(string name, TextSpan nameSpan, Node value)
    {
        (Name, NameSpan) = (name, nameSpan);
        (source, form, valueSpan) = value switch
        {
            ScalarNode scalar => (scalar.Source, scalar.Form, scalar.Span),
            OpaqueNode { Detail: null } opaque => (opaque.Mark, ScalarForm.Mark, opaque.Span),
            _ => (value, default, default),
        };
    }

    /// <summary>Makes a member of a single value; no node is made first.</summary>
    /// <param name="name">The name after decoding.</param>
    /// <param name="nameSpan">Where the name stands, quotes included.</param>
    /// <param name="value">Where the value stands, quotes included.</param>
    /// <param name="source">The value, or the whole text.</param>
    /// <param name="form">Which of the two.</param>
    internal Member(string name, TextSpan nameSpan, TextSpan value, object? source, ScalarForm form) =>
        (Name, NameSpan, valueSpan, this.source, this.form) = (name, nameSpan, value, source, form);

    /// <summary>Makes a member of a single value that stands nowhere as it is.</summary>
    /// <param name="name">The name after decoding.</param>
    /// <param name="nameSpan">Where the name stands, quotes included.</param>
    /// <param name="value">Where the value stands, quotes included.</param>
    /// <param name="store">What holds it.</param>
    /// <param name="index">Its number there.</param>
    internal Member(string name, TextSpan nameSpan, TextSpan value, ValueStore store, int index)
        : this(name, nameSpan, value, store, ScalarForm.Stored) => this.index = index;

    /// <summary>The name after decoding (escapes, quotes).</summary>
    public string Name { get; }

    /// <summary>Where the name stands, quotes included.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The value; a single one may be a new node each time.</summary>
    public Node Value => form switch
    {
        ScalarForm.Mark => new OpaqueNode(valueSpan, (string)source!, null),
        ScalarForm.Stored => new ScalarNode(valueSpan, ((ValueStore)source!)[index].ToString()),
        _ => source as Node ?? new ScalarNode(valueSpan, source, form),
    };

    /// <summary>The value if it is a string, else null; no node is made for it, but the string may be a new one each time.</summary>
    public string? AsString => form switch
    {
        ScalarForm.Decoded => source as string,
        ScalarForm.Mark => null,
        _ => Characters.ToString(),
    };

    /// <summary>The value if it holds others, else null; no node is made for it.</summary>
    internal Node? Container => source as Node;

    /// <summary>The value of a member that was made of a string; no copy of it.</summary>
    internal ReadOnlySpan<char> Characters => form switch
    {
        ScalarForm.Stored => ((ValueStore)source!)[index],
        ScalarForm.Decoded or ScalarForm.Mark => source as string,
        _ => ScalarNode.Inner((string)source!, valueSpan, form) is var inner ? ((string)source!).AsSpan(inner.Start, inner.Length) : default,
    };
}
