using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>Folders that a walk passed through and keeps open, a limited number of them: most paths of a run begin with the same steps.</summary>
internal sealed class PassedFolders : IDisposable
{
    // Of each generation. With more than 64 files open Linux makes the table of them larger, and where there are several threads it first waits
    // for all processors to be done with the old one: 5 to 10 ms each time (fs/file.c, expand_fdtable).
    private const int Most = 20;

    private Dictionary<string, SafeFileHandle> recent = new(StringComparer.Ordinal);
    private Dictionary<string, SafeFileHandle> older = new(StringComparer.Ordinal);

    /// <summary>Closes all of them.</summary>
    public void Dispose()
    {
        Retire();
        Retire();
    }

    /// <summary>Finds a folder.</summary>
    /// <param name="path">As it was added.</param>
    /// <returns>The open folder, or null.</returns>
    public SafeFileHandle? Find(ReadOnlySpan<char> path) =>
        recent.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path, out var folder) ? folder
        : older.GetAlternateLookup<ReadOnlySpan<char>>().Remove(path, out _, out folder) ? Add(path.ToString(), folder)
        : null;

    /// <summary>Keeps a folder. It may close others, but none of the last ones that were found or added.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="folder">The open folder, or null for one that could not be opened.</param>
    /// <returns>The same.</returns>
    public SafeFileHandle? Add(string path, SafeFileHandle? folder)
    {
        if (folder is null)
        {
            return null;
        }

        if (recent.Count >= Most)
        {
            Retire();
        }

        recent[path] = folder;
        return folder;
    }

    private void Retire()
    {
        foreach (var folder in older.Values)
        {
            folder.Dispose();
        }

        (older, recent) = (recent, new(StringComparer.Ordinal));
    }
}
