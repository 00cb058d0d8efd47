using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Transactions;

/// <summary>What undoing a run came to.</summary>
/// <param name="PutBack">Files that are as before again; paths as seen from the root.</param>
/// <param name="LeftAlone">Files that somebody else changed after the run did, and that stay as they are.</param>
/// <param name="Kept">Former files that somebody wrote to meanwhile; they stay beside their target under another name.</param>
internal sealed record RollbackResult(ImmutableArray<string> PutBack, ImmutableArray<BackupEntry> LeftAlone, ImmutableArray<string> Kept);

/// <summary>Undoes a run that was not completed, by its record. Doing it twice, or after it was killed, comes to the same.</summary>
/// <param name="folders">The folders of the files.</param>
/// <param name="store">The store with the record.</param>
internal sealed class Rollback(TargetFolders folders, LockedStore store)
{
    /// <summary>Tells whether any target is as the run left it, or changed since; nothing is written.</summary>
    /// <param name="run">The run.</param>
    /// <returns>False where nothing but temporary files is left of it.</returns>
    public bool IsNeeded(Backup run) =>
        run.Entries.Any(entry => folders.Of(entry.Path) is { } folder ? Undo(folder, entry).IsNeeded() : entry.Before is not null);

    /// <summary>Puts every file back, removes what the run left beside them, and ends it.</summary>
    /// <param name="run">The run.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="UnfinishedException">Some could not be put back; the run stays open.</exception>
    public RollbackResult Run(Backup run)
    {
        var results = new Dictionary<BackupEntry, UndoResult>();
        var failures = new List<string>();
        foreach (var entry in run.Entries.Reverse())
        {
            Try(entry.Path, failures, () => results[entry] = folders.Of(entry.Path) is { } folder ? Undo(folder, entry).Undo() : Missing(entry));
        }

        var paths = run.Entries.Select(entry => entry.Path).ToArray();
        Try(run.Root, failures, () => folders.Flush(paths));
        Stop(failures, run);
        var left = run.Entries.Where(entry => results[entry] == UndoResult.LeftAlone).ToImmutableArray();
        var kept = ImmutableArray<string>.Empty;
        Try("what lies beside the files", failures, () =>
        {
            kept = Clean(run);
            folders.RemoveEmpty(run.Folders);
            End(run, left);
        });
        Stop(failures, run);
        return new([.. run.Entries.Where(entry => results[entry] == UndoResult.PutBack).Select(entry => entry.Path)], left, kept);
    }

    /// <summary>Removes what a run left beside its files, durably.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Former files that somebody wrote to meanwhile and that stay.</returns>
    public ImmutableArray<string> Clean(Backup run)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in run.Entries)
        {
            if (folders.Of(entry.Path) is { } folder && Undo(folder, entry).Clean() is { } stays)
            {
                kept.Add(MachinePath.Join(MachinePath.Folder(entry.Path), stays));
            }
        }

        folders.Flush(run.Entries.Select(entry => entry.Path));
        return kept.ToImmutable();
    }

    // What was left alone can still be put back by force: a record of its own says how.
    private void End(Backup run, ImmutableArray<BackupEntry> left)
    {
        if (left.IsEmpty)
        {
            store.Remove(run.Id);
            store.Sweep(StoredRuns.HashesOf(run));
            store.End();
        }
        else
        {
            store.Close(run with { Entries = left });
            store.End();
        }
    }

    private FileUndo Undo(IFolder folder, BackupEntry entry) => new(folder, entry, store.Objects.Read);

    private static UndoResult Missing(BackupEntry entry) => entry.Before is null ? UndoResult.Untouched : UndoResult.LeftAlone;

    private static void Stop(List<string> failures, Backup run)
    {
        if (failures.Count > 0)
        {
            throw new UnfinishedException(run, failures);
        }
    }

    private static void Try(string what, List<string> failures, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProxyFixerException)
        {
            failures.Add($"{what}: {IoReason.Of(e)}");
        }
    }
}

/// <summary>Undoing a run failed; its record stays, so that it can be settled later.</summary>
/// <param name="run">The run.</param>
/// <param name="failures">What failed, each with its path.</param>
internal sealed class UnfinishedException(Backup run, IReadOnlyList<string> failures)
    : IOException($"undoing the run {run.Id} failed ({string.Join("; ", failures)})");
