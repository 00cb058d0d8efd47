using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Transactions;

/// <summary>Looks at every file of a run before anything is written, and draws up the record that the run is known by.</summary>
/// <param name="folders">The folders of the files.</param>
internal sealed class Examiner(TargetFolders folders)
{
    private const int NewFileMode = 0x1A4; // 0644
    private const int OnlyForPrograms = 0xC00; // 06000: setuid, setgid

    /// <summary>Checks that the files are as they were read.</summary>
    /// <param name="set">The changes.</param>
    /// <param name="root">The real folder that is '/'.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ProxyFixerException">A file changed since it was read, or is no regular file (exit status 3).</exception>
    /// <exception cref="DiskException">A file cannot be looked at.</exception>
    public Backup Examine(ChangeSet set, string root)
    {
        var made = new List<string>();
        var entries = new List<BackupEntry>();
        foreach (var change in set.Changes)
        {
            var (missing, parent) = folders.Above(change.Path);
            made.AddRange(missing.Except(made).ToArray());
            entries.Add(Examine(change, missing.Count == 0 ? parent : null, parent.Status(), set.Deed));
        }

        return set.Describe(new(set.Id, root, [.. entries], [.. made], Restored: false));
    }

    private static BackupEntry Examine(FileChange change, IFolder? folder, FileStatus parent, string deed)
    {
        var name = MachinePath.Name(change.Path);
        var status = folder?.Status(name);
        if (status is not null and not { Type: FileType.File })
        {
            throw ProxyFixerException.CouldNotFinish($"{change.Path} is no regular file; nothing was {deed}");
        }

        var hash = status is null ? null : ObjectStore.HashOf(folder!.Read(name));
        if (hash != ObjectStore.HashOf(change.Before))
        {
            throw ProxyFixerException.CouldNotFinish(
                change.Before is null ? $"{change.Path} exists by now; nothing was {deed}. Run the command again"
                : $"{change.Path} changed since it was read; nothing was {deed}. Run the command again");
        }

        var owned = status is null ? null : new Ownership(status.Mode, status.Owner, status.Group);
        return new(change.Path, hash, ObjectStore.HashOf(change.After), owned)
        {
            OwnedAfter = change.After is null ? null : Wanted(change, owned) ?? owned ?? Ownership.OfNew(NewFileMode, parent),
            Temporary = $".proxyfixer-{ContentHash.RandomName(16)}",
            Identity = status?.Identity,
            Links = status?.Links ?? 0,
            Patch = change.Patch,
            Rules = change.Rules,
        };
    }

    // A record says what a file had; it gives no file the rights of its owner that has not got them.
    private static Ownership? Wanted(FileChange change, Ownership? owned) => change.Wanted is { } wanted
        ? wanted with { Mode = wanted.Mode & ~(OnlyForPrograms & ~(owned?.Mode ?? 0)) }
        : null;
}
