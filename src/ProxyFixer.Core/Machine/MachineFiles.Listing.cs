using System.Collections.Immutable;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

public sealed partial class MachineFiles
{
    private const string Nameless = "its name is not UTF-8, so it was not looked at";
    private readonly Lock walking = new();

    /// <summary>Takes a file that somebody names among those that could not be looked at: its name is not UTF-8.</summary>
    /// <param name="path">Absolute path as seen from the root; a lone surrogate stands for each byte that is not UTF-8.</param>
    public void RefuseNameless(string path) =>
        refused[Encoding.UTF8.GetString(Utf8Bytes.Encode(path))] = Nameless;

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>The names in it, sorted bytewise; empty where there is no such folder or it may not be read.</returns>
    public IReadOnlyList<string> List(string folder)
    {
        cancellation.ThrowIfCancellationRequested();
        var names = places.Names(folder, ListOnDisk);
        return overlay.IsEmpty ? names : [.. names.Union(ListPlanned(folder), StringComparer.Ordinal).Order(Bytewise.Comparer)];
    }

    /// <summary>Finds the files of a folder that were changed last; their number does not cost much, because none is opened or followed.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="mayMatter">Tells by a name whether the file counts.</param>
    /// <param name="most">How many are given.</param>
    /// <returns>Regular files on disk, links left out, the last changed first; empty where there is no such folder or it may not be read.</returns>
    public ImmutableArray<(string Path, FileStatus Status)> LastChanged(string folder, Func<string, bool> mayMatter, int most)
    {
        cancellation.ThrowIfCancellationRequested();
        using var opened = OpenFolder(folder);
        return [.. (from entry in opened?.Entries ?? []
                    where entry.Type == FileType.File && mayMatter(entry.Name)
                    let status = opened!.Status(entry.Name)
                    where status?.Type == FileType.File
                    orderby status.Modified descending, entry.Name descending
                    select ($"{folder.TrimEnd('/')}/{entry.Name}", status)).Take(most)];
    }

    /// <summary>
    /// Opens a folder to look at its entries, without following links; planned files are among them. Several threads may do so at once,
    /// as long as nobody asks this view for anything else.
    /// </summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="only">The one name that is asked for; null to list all.</param>
    /// <returns>The folder, which the caller closes; null where there is no such folder or it may not be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal ListedFolder? OpenListed(string folder, string? only = null)
    {
        cancellation.ThrowIfCancellationRequested();
        var opened = OpenFolder(folder, only);
        if (overlay.IsEmpty)
        {
            return opened;
        }

        lock (walking)
        {
            var planned = ListPlanned(folder).ToImmutableHashSet(StringComparer.Ordinal);
            var added = planned.Except((opened?.Entries ?? []).Select(entry => entry.Name))
                .Select(name => new DirectoryEntry(name, Status($"{folder.TrimEnd('/')}/{name}")?.Type));
            return opened is null && planned.IsEmpty ? null : (opened ?? new(null, [])).With(planned, added);
        }
    }

    // To list a folder takes longer than to reach it: meanwhile another thread can reach the next.
    private ListedFolder? OpenFolder(string folder, string? only = null)
    {
        SafeFileHandle? handle;
        WalkEnd end;
        lock (walking)
        {
            handle = walk.OpenFolder(folder, toList: only is null, out end);
        }

        var error = end.Error;
        var entries = handle is null ? null
            : only is null ? Posix.List(handle, out error)
            : Posix.StatusAt(handle, only, out _) is { Type: var type } ? [new(only, type)] : [];
        if (entries is null)
        {
            handle?.Dispose();
            lock (walking)
            {
                NoteList(end with { Error = error });
            }

            return null;
        }

        if (entries.Exists(entry => !entry.HasName))
        {
            NoteNameless(folder, entries);
            entries.RemoveAll(entry => !entry.HasName);
        }

        return new(handle, entries);
    }

    private void NoteNameless(string folder, List<DirectoryEntry> entries)
    {
        lock (walking)
        {
            foreach (var entry in entries.Where(entry => !entry.HasName))
            {
                refused[$"{folder.TrimEnd('/')}/{entry.Name}"] = Nameless;
            }
        }
    }

    private IEnumerable<string> ListPlanned(string folder) =>
        overlay.IsEmpty || Resolve(folder) is not { } resolved ? [] : plannedFolders.Names(resolved);

    private List<string> ListOnDisk(string folder)
    {
        var names = walk.List(folder, out var end);
        if (names is null)
        {
            NoteList(end);
        }

        names?.Sort(Bytewise.Compare);
        return names ?? [];
    }

    private void NoteList(WalkEnd end)
    {
        NoteFailure(end);
        if (end.Error.IsRefusal() && end.Folder is not null)
        {
            refused[end.Path!] = "no permission to list it";
        }
    }
}
