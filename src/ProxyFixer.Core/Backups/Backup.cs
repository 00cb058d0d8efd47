using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Disk;

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
    bool Restored)
{
    /// <summary>What else the user should know of it, one sentence each; not recorded.</summary>
    public IEnumerable<string> Notices => Entries.Where(entry => entry.Links > 1 && entry.After is not null).Select(entry =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.Path} had {entry.Links - 1} more {(entry.Links == 2 ? "name" : "names")} (hard links); what they lead to is as before"));

    /// <summary>Id of the run that this one put back; null for a run that changed something new.</summary>
    public string? RestoreOf { get; init; }

    /// <summary>True where files were replaced that were not what the run to put back had left (<c>--force</c>).</summary>
    public bool Forced { get; init; }

    /// <summary>Folders that are removed with the last file in them, outermost first; paths as seen from the root.</summary>
    public ImmutableArray<string> Emptied { get; init; } = [];

    /// <summary>How a file of the run is shown.</summary>
    /// <param name="path">Absolute path as seen from its root.</param>
    /// <returns>The path, relative where the root is not that of this machine.</returns>
    public string Display(string path) => Root == "/" ? path : path.TrimStart('/');
}

/// <summary>One changed file.</summary>
/// <param name="Path">Absolute path as seen from the root, links resolved.</param>
/// <param name="Before">SHA-256 of the bytes before, lower-case hexadecimal; null where there was no file.</param>
/// <param name="After">SHA-256 of the bytes after; null where the file was removed.</param>
/// <param name="Owned">Mode and owner before; null where there was no file.</param>
public sealed record BackupEntry(string Path, string? Before, string? After, Ownership? Owned)
{
    /// <summary>Mode and owner after; null where the file was removed, or where it is not known.</summary>
    public Ownership? OwnedAfter { get; init; }

    /// <summary>Bare name that the new file has beside its target before, and the former one after they change places.</summary>
    public string? Temporary { get; init; }

    /// <summary>Device and inode of the former file.</summary>
    public string? Identity { get; init; }

    /// <summary>How many hard links the former file had; 0 where it is not known.</summary>
    public uint Links { get; init; }

    /// <summary>Bare name of the kept bytes in the folder of a run of schema 1; null where they are kept by their hash.</summary>
    public string? Content { get; init; }

    /// <summary>What is remembered of a change of installed code; null for other files.</summary>
    public CodePatch? Patch { get; init; }

    /// <summary>Ids of the rules whose findings it fixed; empty where the user asked for the change by name, or where they are not known.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>Bare name that the former bytes get beside the target when they are written anew.</summary>
    internal string? TemporaryBack => Temporary is null ? null : Temporary + "-back";
}
