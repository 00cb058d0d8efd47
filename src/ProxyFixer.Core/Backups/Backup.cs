using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Backups;

/// <summary>What one run changed, and how to undo it.</summary>
/// <param name="Id">UTC time and a random part; sorts by age. Holds no name of a file.</param>
/// <param name="Root">The real folder that was '/' for the run.</param>
/// <param name="Entries">One for each file, in the order they were written.</param>
/// <param name="Folders">Folders that were made, outermost first; paths as seen from the root.</param>
/// <param name="Restored">True once it has been put back.</param>
public sealed record Backup(
    string Id,
    string Root,
    ImmutableArray<BackupEntry> Entries,
    ImmutableArray<string> Folders,
    bool Restored);

/// <summary>One changed file.</summary>
/// <param name="Path">Absolute path as seen from the root, links resolved.</param>
/// <param name="Before">SHA-256 of the bytes before, lower-case hexadecimal; null where there was no file.</param>
/// <param name="After">SHA-256 of the bytes after; null where the file was removed.</param>
/// <param name="Mode">Permission bits before; 0 where there was no file.</param>
/// <param name="Owner">User id before.</param>
/// <param name="Group">Group id before.</param>
/// <param name="Content">Bare name of the kept bytes in the backup's folder; null where there was no file.</param>
public sealed record BackupEntry(string Path, string? Before, string? After, int Mode, uint Owner, uint Group, string? Content)
{
    /// <summary>What is remembered of a change of installed code; null for other files.</summary>
    public CodePatch? Patch { get; init; }
}
