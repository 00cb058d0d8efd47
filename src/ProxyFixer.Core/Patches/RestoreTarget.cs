using ProxyFixer.Backups;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>Tells which files a record may have put back.</summary>
internal static class RestoreTarget
{
    /// <summary>Refuses a record that names a file which no run changes.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="entry">An entry of the record.</param>
    /// <exception cref="ProxyFixerException">It is such a file (exit status 3).</exception>
    public static void Require(MachineFiles files, BackupEntry entry)
    {
        if (!entry.Path.StartsWith('/') || MachinePath.Join("/", entry.Path) != entry.Path)
        {
            throw Refusal(entry, "is no plain path below the root");
        }

        if (files.Resolve(entry.Path) != entry.Path)
        {
            throw Refusal(entry, "is reached by a symbolic link by now");
        }

        if (files.Status(entry.Path) is not null and not { Type: FileType.File })
        {
            throw Refusal(entry, "is no regular file");
        }
    }

    private static ProxyFixerException Refusal(BackupEntry entry, string why) =>
        ProxyFixerException.CouldNotFinish($"{entry.Path} {why}; nothing was restored");
}
