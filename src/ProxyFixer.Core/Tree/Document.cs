using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>One file as its owner reads it.</summary>
/// <param name="Text">The untouched text.</param>
/// <param name="Format">The format that read it.</param>
/// <param name="Root">What was read; what could be read where there are errors.</param>
/// <param name="Errors">In file order; empty where all is well.</param>
public sealed record Document(SourceText Text, IFormat Format, Node Root, ImmutableArray<SyntaxError> Errors)
{
    /// <summary>True where the reader that owns the file would reject it as a whole.</summary>
    public bool IsBroken => Errors.Any(error => error.IsFatal);
}
