using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Patches;

/// <summary>One file before and after.</summary>
/// <param name="Path">Absolute path as seen from the root.</param>
/// <param name="Before">The file as it was read; null where it does not exist yet.</param>
/// <param name="After">The file as it shall be; null where it shall be gone.</param>
/// <param name="Reasons">The findings it fixes; empty for a change the user asked for by name.</param>
public sealed record FilePatch(string Path, SourceText? Before, SourceText? After, ImmutableArray<Diagnostic> Reasons)
{
    /// <summary>What is remembered of a change of installed code; null for other files.</summary>
    public CodePatch? Patch { get; init; }
}
