using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>A folder that is held open with what was listed in it. Any thread may look at its files; no link is followed.</summary>
internal sealed class ListedFolder : IDisposable
{
    private readonly SafeFileHandle? handle;
    private readonly ImmutableHashSet<string> planned = [];

    /// <summary>Takes over an open folder.</summary>
    /// <param name="handle">The folder; null for one that is only planned.</param>
    /// <param name="entries">What is in it, in any order.</param>
    public ListedFolder(SafeFileHandle? handle, IEnumerable<DirectoryEntry> entries)
    {
        this.handle = handle;
        DirectoryEntry[] sorted = [.. entries.Select(entry => entry.Type is null ? entry with { Type = Status(entry.Name)?.Type } : entry)];
        Array.Sort(sorted, (a, b) => Bytewise.Compare(a.Name, b.Name));
        Entries = sorted;
    }

    private ListedFolder(ListedFolder folder, ImmutableHashSet<string> planned, IEnumerable<DirectoryEntry> added)
        : this(folder.handle, folder.Entries.Concat(added)) => this.planned = planned;

    /// <summary>What is in it, sorted bytewise; a type is missing where the entry is gone by now.</summary>
    public IReadOnlyList<DirectoryEntry> Entries { get; }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    /// <summary>The same folder as it would be with planned files.</summary>
    /// <param name="names">All that planned files bring into it.</param>
    /// <param name="added">Those of them that are not there.</param>
    /// <returns>The folder, which takes the place of this one.</returns>
    public ListedFolder With(ImmutableHashSet<string> names, IEnumerable<DirectoryEntry> added) => names.IsEmpty ? this : new(this, names, added);

    /// <summary>Tells whether a file's text is only planned, so that what is on disk does not count.</summary>
    /// <param name="name">Of an entry.</param>
    /// <returns>True for a planned one.</returns>
    public bool IsPlanned(string name) => planned.Contains(name);

    /// <summary>Looks at an entry.</summary>
    /// <param name="name">Of the entry.</param>
    /// <returns>Its status, of a link its own; null where it is gone or may not be looked at.</returns>
    public FileStatus? Status(string name) => handle is null ? null : Posix.StatusAt(handle, name, out _);

    /// <summary>Opens a regular file. It was listed as one; only the superuser could put a device in its place, where to open it has an effect.</summary>
    /// <param name="name">Of the entry.</param>
    /// <returns>The file, which is not open where it is gone or cannot be opened.</returns>
    public OpenedFile OpenFile(string name) => handle is null ? OpenedFile.None : OpenedFile.In(handle, name);
}
