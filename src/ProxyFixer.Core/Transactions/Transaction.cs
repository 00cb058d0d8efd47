using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Transactions;

/// <summary>
/// Several file changes as one. The record of the run (the journal), the contents and the new files are on disk before the first file
/// changes; the former files stay beside the new ones until the closing record is on disk. Whatever fails or is killed before that
/// record is undone, by this run or the next one; after it, only the former files are left to be removed.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="root">The real folder that is '/'.</param>
/// <param name="store">The locked store.</param>
internal sealed class Transaction(IDisk disk, string root, LockedStore store)
{
    private const int NewFolderMode = 0x1ED; // 0755

    /// <summary>Makes the changes.</summary>
    /// <param name="set">The changes.</param>
    /// <param name="check">Looks at what was written while it can still be undone: the reason why it must be, or null.</param>
    /// <returns>The record of the run.</returns>
    /// <exception cref="ProxyFixerException">It could not be done; says what was and was not (exit status 3).</exception>
    /// <exception cref="OperationCanceledException">The check was stopped by the user; everything is undone.</exception>
    public Backup Run(ChangeSet set, Func<string?>? check)
    {
        using var folders = new TargetFolders(disk, root);
        var run = Examine(folders, set);
        var rollback = new Rollback(folders, store);
        try
        {
            Write(folders, run, set, check);
            Close(run);
        }
        catch (UnfinishedException e)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"the files are {set.Deed}, but it is not certain that the record of it is on disk: {e.Message}. Run {store.SettleCommand}", e);
        }
        catch (Exception e)
        {
            Undo(rollback, run, set, e);
            if (e is IOException or UnauthorizedAccessException or ProxyFixerException)
            {
                throw ProxyFixerException.CouldNotFinish($"nothing was {set.Deed}: {e.Message}", e);
            }

            throw;
        }

        Finish(rollback, folders, run, set);
        return run;
    }

    /// <summary>Removes what a complete run does not need any more, and ends it.</summary>
    /// <param name="rollback">Knows what lies beside the files.</param>
    /// <param name="folders">The folders of the files.</param>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    public static void Finish(Rollback rollback, TargetFolders folders, LockedStore store, Backup run)
    {
        rollback.Clean(run);
        folders.RemoveEmpty(run.Emptied);
        if (run.RestoreOf is { } other && store.Runs.Find(other) is { } undone)
        {
            Mark(store, undone, isRestored: true);
            if (undone.RestoreOf is { } first && store.Runs.Find(first) is { } again)
            {
                Mark(store, again, isRestored: false);
            }
        }

        store.End();
    }

    private static void Mark(LockedStore store, Backup run, bool isRestored)
    {
        if (run.Restored != isRestored)
        {
            store.Close(run with { Restored = isRestored });
        }
    }

    private Backup Examine(TargetFolders folders, ChangeSet set)
    {
        try
        {
            return new Examiner(folders).Examine(set, root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"nothing was {set.Deed}: {IoReason.Of(e)}", e);
        }
    }

    private void Write(TargetFolders folders, Backup run, ChangeSet set, Func<string?>? check)
    {
        store.Open(run);
        store.Objects.Keep(set.Changes.SelectMany(change => new[] { change.Before, change.After }));
        foreach (var folder in run.Folders)
        {
            At(folder, () => folders.Make(folder, Ownership.OfNew(NewFolderMode, folders.Find(MachinePath.Folder(folder))!.Status())));
        }

        foreach (var (entry, change) in run.Entries.Zip(set.Changes))
        {
            At(entry.Path, () => WriteBeside(folders.Of(entry.Path)!, entry, change.After));
        }

        folders.Flush(run.Entries.Select(entry => entry.Path));
        foreach (var entry in run.Entries)
        {
            At(entry.Path, () => new FileSwap(folders.Of(entry.Path)!, entry).Put());
        }

        folders.Flush(run.Entries.Select(entry => entry.Path));
        if (check?.Invoke() is { } reason)
        {
            throw ProxyFixerException.CouldNotFinish(reason);
        }

        RequireFormerFiles(folders, run);
    }

    // A program that has a file open goes on writing to the former one.
    private static void RequireFormerFiles(TargetFolders folders, Backup run)
    {
        foreach (var entry in run.Entries.Where(entry => entry.Before is not null))
        {
            var (folder, beside) = (folders.Of(entry.Path)!, entry.Temporary!);
            if (folder.Status(beside) is not null && !new FileSwap(folder, entry).IsFormer(beside))
            {
                throw ProxyFixerException.CouldNotFinish($"a program wrote to {entry.Path} meanwhile");
            }
        }
    }

    private static void WriteBeside(IFolder folder, BackupEntry entry, byte[]? bytes)
    {
        if (bytes is not null)
        {
            folder.Create(entry.Temporary!, bytes, entry.OwnedAfter!, entry.Before is null ? null : MachinePath.Name(entry.Path));
        }
    }

    // A closing record that may or may not be on disk must be gone before anything is undone.
    private void Close(Backup run)
    {
        try
        {
            store.Close(run);
        }
        catch (IOException e)
        {
            try
            {
                store.Remove(run.Id);
            }
            catch (IOException)
            {
                throw new UnfinishedException(run, [e.Message]);
            }

            throw;
        }
    }

    private void Undo(Rollback rollback, Backup run, ChangeSet set, Exception cause)
    {
        RollbackResult result;
        try
        {
            result = rollback.Run(run);
        }
        catch (UnfinishedException e)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"{cause.Message}; and {e.Message}. Some files may be {set.Deed} and others not: run {store.SettleCommand}", e);
        }

        if (!result.LeftAlone.IsEmpty)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"{cause.Message}; all was put back but {string.Join(", ", result.LeftAlone.Select(entry => entry.Path))}, which somebody else "
                + $"changed meanwhile (what was there before is kept as {run.Id})", cause);
        }
    }

    private void Finish(Rollback rollback, TargetFolders folders, Backup run, ChangeSet set)
    {
        try
        {
            Finish(rollback, folders, store, run);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"all files are {set.Deed}, and the former ones are kept as {run.Id}; but what is left over could not be removed: {IoReason.Of(e)}. "
                + "The next run tries again", e);
        }
    }

    private static void At(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: {IoReason.Of(e)}", e);
        }
    }
}
