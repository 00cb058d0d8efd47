using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Transactions;

/// <summary>The folders of a run's files: each is opened once and held, so that all work happens in the folders that were checked.</summary>
/// <param name="disk">The disk.</param>
/// <param name="root">The real folder that is '/'.</param>
internal sealed class TargetFolders(IDisk disk, string root) : IDisposable
{
    private readonly SortedDictionary<string, IFolder> open = new(StringComparer.Ordinal);

    /// <summary>Opens a folder, or gives the one that is open already.</summary>
    /// <param name="path">Absolute path as seen from the root, without links.</param>
    /// <returns>The folder; null where it is missing.</returns>
    /// <exception cref="ProxyFixerException">Others could lead the writing elsewhere (exit status 3).</exception>
    /// <exception cref="DiskException">It is no folder, or may not be entered.</exception>
    public IFolder? Find(string path)
    {
        if (open.TryGetValue(path, out var known))
        {
            return known;
        }

        var real = root.TrimEnd('/') + path;
        if (disk.Objection(real) is { } why)
        {
            throw ProxyFixerException.CouldNotFinish($"{path}: {why}");
        }

        try
        {
            return open[path] = disk.Open(real);
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Missing)
        {
            return null;
        }
    }

    /// <summary>Opens the folder of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The folder; null where it is missing.</returns>
    public IFolder? Of(string path) => Find(MachinePath.Folder(path));

    /// <summary>Finds what must be made before a file can be.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The missing folders, outermost first, and the innermost folder that exists.</returns>
    public (IReadOnlyList<string> Missing, IFolder Parent) Above(string path)
    {
        var missing = new List<string>();
        var folder = MachinePath.Folder(path);
        IFolder? found;
        while ((found = Find(folder)) is null && folder != "/")
        {
            missing.Insert(0, folder);
            folder = MachinePath.Folder(folder);
        }

        return (missing, found ?? throw new DiskException($"there is no folder {root}", DiskException.Missing));
    }

    /// <summary>Makes a folder, durably.</summary>
    /// <param name="path">Absolute path as seen from the root; the one above it exists.</param>
    /// <param name="owned">Mode and owner.</param>
    public void Make(string path, Ownership owned)
    {
        var parent = Find(MachinePath.Folder(path)) ?? throw new DiskException("the folder above it is gone", DiskException.Missing);
        open[path] = parent.Make(MachinePath.Name(path), owned);
        parent.Flush();
    }

    /// <summary>Removes folders that are empty, innermost first, durably.</summary>
    /// <param name="paths">Outermost first.</param>
    public void RemoveEmpty(IEnumerable<string> paths)
    {
        foreach (var path in paths.Reverse())
        {
            if (Find(MachinePath.Folder(path)) is { } parent && parent.Status(MachinePath.Name(path)) is not null)
            {
                parent.DeleteEmptyFolder(MachinePath.Name(path));
                parent.Flush();
            }
        }
    }

    /// <summary>Flushes the folders of files.</summary>
    /// <param name="paths">The files.</param>
    public void Flush(IEnumerable<string> paths)
    {
        foreach (var folder in paths.Select(MachinePath.Folder).Distinct(StringComparer.Ordinal))
        {
            Find(folder)?.Flush();
        }
    }

    /// <summary>Closes all.</summary>
    public void Dispose()
    {
        foreach (var folder in open.Values)
        {
            folder.Dispose();
        }
    }
}
