using System.Collections.Immutable;

namespace ProxyFixer.Diagnostics;

/// <summary>What is remembered of a change of installed code, so that it can be recognised and repeated after an update.</summary>
/// <param name="Package">Name of the package.</param>
/// <param name="Version">Its version then; null where it had none.</param>
/// <param name="Shape">The form of the function: <c>S4</c>.</param>
/// <param name="Headers">The values that were written, by name of the header.</param>
public sealed record CodePatch(string Package, string? Version, string Shape, ImmutableSortedDictionary<string, string> Headers)
{
    /// <summary>Tells whether another change writes the same values.</summary>
    /// <param name="other">The other change.</param>
    /// <returns>True where all names and values are equal.</returns>
    public bool WritesSame(CodePatch other) => Package == other.Package && Headers.SequenceEqual(other.Headers);
}
