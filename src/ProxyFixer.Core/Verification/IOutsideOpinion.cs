using System.Collections.Immutable;
using ProxyFixer.Patches;

namespace ProxyFixer.Verification;

/// <summary>A program of this machine that can say whether a file is sound.</summary>
internal interface IOutsideOpinion
{
    /// <summary>The program and what it is asked to do, for messages: <c>node --check</c>.</summary>
    string Name { get; }

    /// <summary>Tells whether it knows files of this kind.</summary>
    /// <param name="patch">The file.</param>
    /// <returns>True where it can be asked.</returns>
    bool Knows(FilePatch patch);

    /// <summary>Asks about the file as it is on disk now.</summary>
    /// <param name="patch">A file that <see cref="Knows"/> accepts.</param>
    /// <returns>
    /// Its complaints about this file, in its order, each without the line it is about, so that those of before and after can be
    /// compared; empty where it has none; null where it could not be asked.
    /// </returns>
    ImmutableArray<string>? Ask(FilePatch patch);
}
