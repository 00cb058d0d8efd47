using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>Puts back what a run changed: bytes, mode and owner; a file that the run made is gone again.</summary>
/// <param name="files">The machine; its root must be the backup's.</param>
/// <param name="store">Where the backup lies.</param>
public sealed class Restorer(MachineFiles files, BackupStore store)
{
    /// <summary>Restores all files of a backup, or none.</summary>
    /// <param name="backup">What to undo.</param>
    /// <param name="force">Also replace files that were changed after the run.</param>
    /// <returns>The entries that had to be put back; those that were as before already are left out.</returns>
    /// <exception cref="ProxyFixerException">A file was changed after the run, or cannot be written (exit status 3).</exception>
    public ImmutableArray<BackupEntry> Restore(Backup backup, bool force)
    {
        var writes = ImmutableArray.CreateBuilder<FileWrite>();
        var done = ImmutableArray.CreateBuilder<BackupEntry>();
        foreach (var entry in backup.Entries)
        {
            if (Plan(backup, entry, force) is { } write)
            {
                writes.Add(write);
                done.Add(entry);
            }
        }

        try
        {
            Transaction.Run(files, writes.ToImmutable(), check: null, undone: null);
            Transaction.RemoveFolders(files, backup.Folders);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"nothing was restored: {e.Message}", e);
        }

        store.MarkRestored(backup);
        return done.ToImmutable();
    }

    private FileWrite? Plan(Backup backup, BackupEntry entry, bool force)
    {
        var target = FileTarget.Find(files, entry.Path);
        var now = target.Status is null ? null : SourceHash(entry.Path);
        var owned = new Ownership(entry.Mode, entry.Owner, entry.Group);
        if (now == entry.Before && (entry.Before is null || SameOwnership(target.Status!, owned)))
        {
            return null;
        }

        if (now != entry.After && now != entry.Before && !force)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"{entry.Path} was changed after the fix; nothing was restored. Use --force to replace it all the same");
        }

        return new(target, now, store.ReadContent(backup, entry), owned);
    }

    private static bool SameOwnership(FileStatus status, Ownership owned) =>
        status.Mode == owned.Mode && status.Owner == owned.Owner && status.Group == owned.Group;

    private string SourceHash(string path) => files.Read(path).Sha256;
}
