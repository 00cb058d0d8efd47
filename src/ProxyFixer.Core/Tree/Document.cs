using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>One file as its owner reads it.</summary>
public sealed class Document
{
    private readonly Lazy<Node> root;

    /// <summary>Describes a file whose tree is only built when somebody looks at it.</summary>
    /// <param name="text">The untouched text.</param>
    /// <param name="format">The format that read it.</param>
    /// <param name="root">Builds the tree; called at most once.</param>
    /// <param name="errors">In file order; empty where all is well.</param>
    /// <remarks>The tree of a file of many lines takes several times the memory of its text, and many a caller wants the errors only.</remarks>
    public Document(SourceText text, IFormat format, Func<Node> root, ImmutableArray<SyntaxError> errors)
        : this(text, format, new Lazy<Node>(root), errors)
    {
    }

    /// <summary>Describes a file.</summary>
    /// <param name="text">The untouched text.</param>
    /// <param name="format">The format that read it.</param>
    /// <param name="root">What was read; what could be read where there are errors.</param>
    /// <param name="errors">In file order; empty where all is well.</param>
    public Document(SourceText text, IFormat format, Node root, ImmutableArray<SyntaxError> errors)
        : this(text, format, new Lazy<Node>(root), errors)
    {
    }

    private Document(SourceText text, IFormat format, Lazy<Node> root, ImmutableArray<SyntaxError> errors) =>
        (Text, Format, this.root, Errors) = (text, format, root, errors);

    /// <summary>The untouched text.</summary>
    public SourceText Text { get; }

    /// <summary>The format that read it.</summary>
    public IFormat Format { get; }

    /// <summary>What was read; what could be read where there are errors.</summary>
    public Node Root => root.Value;

    /// <summary>What the reader refuses or passes over, in file order; empty where all is well.</summary>
    public ImmutableArray<SyntaxError> Errors { get; }

    /// <summary>True where the reader that owns the file would reject it as a whole.</summary>
    public bool IsBroken => Errors.Any(error => error.IsFatal);
}
