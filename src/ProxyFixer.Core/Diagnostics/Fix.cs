using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Diagnostics;

/// <summary>A change of files that fixes a finding.</summary>
/// <param name="Title">What it does, in the imperative.</param>
/// <param name="Applicability">How far it can be trusted.</param>
/// <param name="Changes">At least one, each for another file.</param>
public sealed record Fix(
    string Title,
    Applicability Applicability,
    ImmutableArray<FileChange> Changes);

/// <summary>The edits of one file, or a new file.</summary>
/// <param name="Path">Absolute path as seen from the root.</param>
/// <param name="Before">The file as it was read; null for a file that does not exist yet.</param>
/// <param name="Edits">Do not overlap. For a new file one insertion at 0.</param>
public sealed record FileChange(string Path, SourceText? Before, ImmutableArray<TextEdit> Edits)
{
    /// <summary>What is remembered of a change of installed code; null for other files.</summary>
    public CodePatch? Patch { get; init; }

    /// <summary>Describes a new file.</summary>
    /// <param name="path">Absolute path as seen from the root; must not exist.</param>
    /// <param name="text">The whole text.</param>
    /// <returns>The change.</returns>
    public static FileChange Create(string path, string text) => new(path, null, [new TextEdit(new TextSpan(0, 0), text)]);

    /// <summary>True where the file shall be gone; its text after the change is empty then.</summary>
    public bool Removes { get; init; }

    /// <summary>Describes that a file goes.</summary>
    /// <param name="file">The file as it was read.</param>
    /// <returns>The change.</returns>
    public static FileChange Remove(SourceText file) => new(file.Path, file, [new TextEdit(new TextSpan(0, file.Text.Length), "")]) { Removes = true };

    /// <summary>The text after the change.</summary>
    /// <returns>A new text with the same path.</returns>
    public SourceText Apply() => (Before ?? SourceText.FromString(Path, "")).Apply(Edits);
}
