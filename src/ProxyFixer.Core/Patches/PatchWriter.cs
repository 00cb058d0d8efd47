using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Machine;
using ProxyFixer.Transactions;

namespace ProxyFixer.Patches;

/// <summary>Writes patches to disk: all of them, or none.</summary>
/// <param name="files">The machine.</param>
/// <param name="store">Where the files are kept first.</param>
/// <param name="clock">Tells the time of the backup.</param>
public sealed class PatchWriter(MachineFiles files, BackupStore store, TimeProvider clock)
{
    /// <summary>
    /// Checks that no file changed since it was read, keeps them all, writes the new texts beside them, and puts them in place.
    /// When a step fails, everything is put back.
    /// </summary>
    /// <param name="patches">One for each file; at least one.</param>
    /// <param name="check">
    /// Looks at what was written while it can still be undone: gives the reason why it must be, in words that go behind a colon, or null.
    /// </param>
    /// <returns>The backup.</returns>
    /// <exception cref="ProxyFixerException">Something could not be written, or the check failed; says what (exit status 3).</exception>
    /// <exception cref="OperationCanceledException">The user stopped the program while it waited; nothing was changed.</exception>
    public Backup Write(ImmutableArray<FilePatch> patches, Func<string?>? check = null)
    {
        files.Forget();
        var changes = patches.Select(Change).ToArray();
        var set = new ChangeSet(BackupStore.NewId(clock.GetUtcNow()), changes);
        using var locked = store.Lock(files.Cancellation);
        new Settlement(store.Disk, locked).Require();
        try
        {
            return new Transaction(store.Disk, files.Root, locked).Run(set, check);
        }
        finally
        {
            files.Forget();
        }
    }

    private FileChange Change(FilePatch patch)
    {
        var path = files.Resolve(patch.Path) ?? throw ProxyFixerException.CouldNotFinish($"{patch.Path}: too many symbolic links; nothing was changed");
        if (ForbiddenTargets.Has(path))
        {
            throw ProxyFixerException.CouldNotFinish($"{path} is a file that this program never changes; nothing was changed");
        }

        return new(path, patch.Before?.ToBytes(), patch.After?.ToBytes()) { Patch = patch.Patch, Rules = [.. patch.Reasons.Select(reason => reason.Rule.Id).Distinct(StringComparer.Ordinal)] };
    }
}
