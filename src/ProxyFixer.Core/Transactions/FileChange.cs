using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Disk;

namespace ProxyFixer.Transactions;

/// <summary>One file to replace, create or remove.</summary>
/// <param name="Path">Absolute path as seen from the root, without links.</param>
/// <param name="Before">The bytes it must still have; null where there must be no file.</param>
/// <param name="After">The bytes it gets; null removes it.</param>
internal sealed record FileChange(string Path, byte[]? Before, byte[]? After)
{
    /// <summary>Mode and owner it gets; null keeps those of the file, or for a new one takes the folder's owner and 0644.</summary>
    public Ownership? Wanted { get; init; }

    /// <summary>What is remembered of a change of installed code; null for other files.</summary>
    public CodePatch? Patch { get; init; }

    /// <summary>Ids of the rules whose findings it fixes; empty for a change that the user asked for by name.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];
}

/// <summary>Changes that are made together, or not at all.</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="Changes">One for each file; at least one.</param>
internal sealed record ChangeSet(string Id, IReadOnlyList<FileChange> Changes)
{
    /// <summary>What is recorded of the run besides its files.</summary>
    public Func<Backups.Backup, Backups.Backup> Describe { get; init; } = run => run;

    /// <summary>What did not happen, in a word, if it fails: <c>changed</c>.</summary>
    public string Deed { get; init; } = "changed";
}
