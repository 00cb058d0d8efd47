using System.Collections.Immutable;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>
/// Several file writes as one: first every new file is written beside its target and flushed, then all are renamed into place.
/// A failure in the first part leaves everything as it was; a failure in the second puts back what was renamed already.
/// </summary>
internal static class Transaction
{
    private const int NewFolderMode = 0x1ED; // 0755

    /// <summary>Runs the writes.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="writes">One for each file.</param>
    /// <param name="check">Gives the reason why all must be undone, or null.</param>
    /// <param name="undone">Called when everything is as before although a write failed; null does nothing.</param>
    /// <exception cref="ProxyFixerException">A file changed since it was read, or undoing failed; says what was done (exit status 3).</exception>
    /// <exception cref="IOException">A write failed; nothing is changed.</exception>
    public static void Run(MachineFiles files, ImmutableArray<FileWrite> writes, Func<string?>? check, Action? undone)
    {
        var made = new List<string>();
        var staged = new List<StagedWrite>();
        try
        {
            foreach (var write in writes)
            {
                MakeFolders(files, write.Target, made);
                staged.Add(StagedWrite.Stage(files, write));
            }

            foreach (var write in staged)
            {
                write.Commit();
            }

            if (check?.Invoke() is { } reason)
            {
                throw ProxyFixerException.CouldNotFinish($"nothing was changed: {reason}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProxyFixerException)
        {
            Undo(files, staged, made, e);
            undone?.Invoke();
            throw;
        }
        finally
        {
            staged.ForEach(write => write.Dispose());
        }
    }

    private static void Undo(MachineFiles files, List<StagedWrite> staged, List<string> made, Exception cause)
    {
        var stuck = new List<string>();
        foreach (var write in Enumerable.Reverse(staged))
        {
            if (!write.TryRollBack())
            {
                stuck.Add(write.Path);
            }
        }

        RemoveFolders(files, made);
        if (stuck.Count > 0)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"{cause.Message}; changed all the same, and not put back: {string.Join(", ", stuck)} (run proxyfixer restore)", cause);
        }
    }

    /// <summary>Removes folders that are empty, innermost first.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folders">Outermost first; paths as seen from the root.</param>
    public static void RemoveFolders(MachineFiles files, IEnumerable<string> folders)
    {
        foreach (var folder in folders.Reverse().Where(files.IsFolder))
        {
            using var parent = PosixDisk.Instance.Open(files.Root.TrimEnd('/') + MachinePath.Folder(folder));
            parent.DeleteEmptyFolder(MachinePath.Name(folder));
        }
    }

    private static void MakeFolders(MachineFiles files, FileTarget target, List<string> made)
    {
        foreach (var folder in target.MissingFolders.Where(folder => !files.IsFolder(folder)))
        {
            using var parent = PosixDisk.Instance.Open(files.Root.TrimEnd('/') + MachinePath.Folder(folder));
            made.Add(folder);
            parent.Make(MachinePath.Name(folder), Ownership.OfNew(NewFolderMode, target.Parent)).Dispose();
        }
    }
}
