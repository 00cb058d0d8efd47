using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Tree;

/// <summary>A format whose reader follows references to other files (<c>$include</c>, <c>env_file</c>, <c>extends</c>).</summary>
public interface IResolvingFormat : IFormat
{
    /// <summary>Reads a file together with what its reader follows (<c>inspect --resolve</c>).</summary>
    /// <param name="document">The file to start from.</param>
    /// <param name="files">The machine it lies on.</param>
    /// <param name="environment">The environment of the program that reads it; names are case-sensitive.</param>
    /// <returns>The resolved value, or errors.</returns>
    Resolution Resolve(Document document, MachineFiles files, IReadOnlyDictionary<string, string> environment);

    /// <summary>Finds the file that must be edited to change a value.</summary>
    /// <param name="document">The file the user named.</param>
    /// <param name="path">The value, as a path in the resolved whole.</param>
    /// <param name="files">The machine it lies on.</param>
    /// <returns>The document that owns the value and the path in it; the same two where no other file owns it.</returns>
    (Document Owner, NodePath Path) FindOwner(Document document, NodePath path, MachineFiles files);
}

/// <summary>What a file says together with the files it refers to.</summary>
/// <param name="Root">The merged value; spans in it are meaningless across files.</param>
/// <param name="Environment">Variables the file's reader sets from it (config), or null where the kind has no such thing.</param>
/// <param name="Errors">Each with the file it is in; the reader refuses the whole where one is fatal.</param>
public sealed record Resolution(
    Node Root,
    ImmutableSortedDictionary<string, string>? Environment,
    ImmutableArray<LocatedError> Errors);

/// <summary>An error with the file it stands in.</summary>
/// <param name="Text">The file.</param>
/// <param name="Error">The error.</param>
public sealed record LocatedError(Text.SourceText Text, SyntaxError Error)
{
    /// <summary>True where a variable is missing that the shell may have which starts the reader.</summary>
    public bool NeedsVariable { get; init; }
}
