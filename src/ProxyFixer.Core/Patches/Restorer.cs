using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Transactions;

namespace ProxyFixer.Patches;

/// <summary>Puts back what a run changed: bytes, mode and owner; a file that the run made is gone again.</summary>
/// <param name="store">Where the backup lies.</param>
/// <param name="clock">Tells the time of the run that puts back.</param>
/// <param name="cancellation">Ends the wait for another run.</param>
public sealed class Restorer(BackupStore store, TimeProvider clock, CancellationToken cancellation = default)
{
    private const int OnlyForPrograms = 0xC00; // 06000: setuid, setgid

    /// <summary>Restores all files of a backup, or none.</summary>
    /// <param name="backup">What to undo.</param>
    /// <param name="force">Also replace files that were changed after the run; what they were is kept.</param>
    /// <returns>What was put back, or what keeps it from being put back.</returns>
    /// <exception cref="ProxyFixerException">A file cannot be written, or is none that a run changes (exit status 3).</exception>
    /// <exception cref="OperationCanceledException">The user stopped the program while it waited; nothing was changed.</exception>
    public RestoredRun Restore(Backup backup, bool force)
    {
        using var locked = store.Lock(cancellation);
        new Settlement(store.Disk, locked).Require();
        var planned = Plan(locked, backup);
        var foreign = planned.Where(plan => !plan.IsAsLeft).ToImmutableArray();
        if (!foreign.IsEmpty && !force)
        {
            return new(null, [], [.. foreign.Select(plan => Difference(locked, plan))]);
        }

        var set = new ChangeSet(BackupStore.NewId(clock.GetUtcNow()), [.. planned.Select(plan => plan.Change)])
        {
            Deed = "restored",
            Describe = run => run with { RestoreOf = backup.Id, Forced = !foreign.IsEmpty, Emptied = backup.Folders, Advice = backup.Advice },
        };
        if (planned.IsEmpty)
        {
            return Nothing(locked, backup);
        }

        var done = new Transaction(store.Disk, backup.Root, locked).Run(set, check: null);
        return new(done, [.. planned.Select(plan => plan.Entry)], []);
    }

    // What is already as before counts as put back.
    private static RestoredRun Nothing(LockedStore locked, Backup backup)
    {
        try
        {
            if (!backup.Restored)
            {
                locked.Close(backup with { Restored = true });
            }

            return new(null, [], []);
        }
        catch (IOException e)
        {
            throw ProxyFixerException.CouldNotFinish($"everything is as it was before {backup.Id}, but that could not be noted: {e.Message}", e);
        }
    }

    private ImmutableArray<PlannedRestore> Plan(LockedStore locked, Backup backup)
    {
        using var folders = new TargetFolders(store.Disk, backup.Root);
        var planned = ImmutableArray.CreateBuilder<PlannedRestore>();
        foreach (var entry in backup.Entries)
        {
            try
            {
                if (Plan(locked, backup, entry, RestoreTarget.Open(folders, entry)) is { } plan)
                {
                    planned.Add(plan);
                }
            }
            catch (DiskException e)
            {
                throw ProxyFixerException.CouldNotFinish($"{entry.Path}: {e.Message}; nothing was restored", e);
            }
        }

        return planned.ToImmutable();
    }

    private PlannedRestore? Plan(LockedStore locked, Backup backup, BackupEntry entry, IFolder? folder)
    {
        var name = MachinePath.Name(entry.Path);
        var status = folder?.Status(name);
        var now = status is null ? null : folder!.Read(name);
        var hash = ObjectStore.HashOf(now);
        var owned = entry.Owned is { } former ? Allowed(former, status) : null;
        if (hash == entry.Before && (owned is null || owned.Fits(status!)))
        {
            return null;
        }

        var before = entry.Before is null ? null
            : locked.Runs.ReadBefore(backup.Id, entry) ?? throw ProxyFixerException.CouldNotFinish(
                $"the backup {backup.Id} is damaged: it does not hold what {entry.Path} was; nothing was restored");
        var isAsLeft = hash == entry.After || hash == entry.Before;
        return new(entry, new(entry.Path, now, before) { Wanted = owned }, isAsLeft);
    }

    // Who cannot give files away can only put back what is his.
    private Ownership Allowed(Ownership former, FileStatus? status)
    {
        var mode = former.Mode & ~(OnlyForPrograms & ~(status?.Mode ?? 0));
        return store.Disk.User == 0 ? former with { Mode = mode }
            : status is null ? Ownership.Own(mode)
            : new(mode, status.Owner, status.Group);
    }

    // Between what the run left, where it is kept, and what is there now.
    private static ChangedSince Difference(LockedStore locked, PlannedRestore plan)
    {
        var left = plan.Entry.After is { } after ? locked.Objects.Read(after) : null;
        return new(plan.Entry.Path, left is null && plan.Entry.After is not null ? null
            : new(plan.Entry.Path, Text(plan.Entry.Path, left), Text(plan.Entry.Path, plan.Change.Before), []));
    }

    private static SourceText? Text(string path, byte[]? bytes) => bytes is null ? null : SourceText.FromBytes(path, bytes);

    private sealed record PlannedRestore(BackupEntry Entry, FileChange Change, bool IsAsLeft);
}

/// <summary>What putting a run back came to.</summary>
/// <param name="Run">The run that did it; null where nothing had to be done, or could be.</param>
/// <param name="Entries">The entries that were put back, in order; those that were as before already are left out.</param>
/// <param name="Changed">Files that were changed after the run to put back: then nothing was done. Empty where none was.</param>
public sealed record RestoredRun(Backup? Run, ImmutableArray<BackupEntry> Entries, ImmutableArray<ChangedSince> Changed);

/// <summary>A file that is not what a run left.</summary>
/// <param name="Path">Absolute path as seen from the root.</param>
/// <param name="Difference">From what the run left to what is there now; null where the former is not kept.</param>
public sealed record ChangedSince(string Path, FilePatch? Difference);
