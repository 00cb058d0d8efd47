using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>Writes patches to disk: all of them, or none.</summary>
/// <param name="files">The machine.</param>
/// <param name="store">Where the files are kept first.</param>
/// <param name="clock">Tells the time of the backup.</param>
public sealed class PatchWriter(MachineFiles files, BackupStore store, TimeProvider clock)
{
    /// <summary>
    /// Checks that no file changed since it was read, keeps them all, writes the new texts beside them, and renames them into
    /// place. When a step fails, what was renamed already is put back.
    /// </summary>
    /// <param name="patches">One for each file; at least one.</param>
    /// <param name="check">
    /// Looks at what was written while it can still be undone: gives the reason why it must be, in words that go behind a colon, or null.
    /// </param>
    /// <returns>The backup.</returns>
    /// <exception cref="ProxyFixerException">Something could not be written, or the check failed; says what (exit status 3).</exception>
    public Backup Write(ImmutableArray<FilePatch> patches, Func<string?>? check = null)
    {
        var targets = patches.Select(patch => FileTarget.Find(files, patch.Path)).ToImmutableArray();
        var entries = new List<(BackupEntry, byte[]?)>();
        foreach (var (patch, target) in patches.Zip(targets))
        {
            entries.Add((Entry(patch, target), patch.Before?.ToBytes()));
        }

        try
        {
            var made = targets.SelectMany(target => target.MissingFolders).Distinct(StringComparer.Ordinal).ToImmutableArray();
            var backup = store.Keep(files.Root, entries, made, clock.GetUtcNow());
            var writes = patches.Zip(targets, (patch, target) =>
                new FileWrite(target, patch.Before?.Sha256, patch.After?.ToBytes(), Wanted: null));
            Transaction.Run(files, [.. writes], check, () => store.Delete(backup));
            return backup;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"nothing was changed: {e.Message}", e);
        }
    }

    private static BackupEntry Entry(FilePatch patch, FileTarget target)
    {
        var after = patch.After?.Sha256;
        return target.Status is { } status
            ? new(target.Path, patch.Before?.Sha256, after, status.Mode, status.Owner, status.Group, null) { Patch = patch.Patch }
            : new(target.Path, null, after, 0, 0, 0, null);
    }
}
