using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Transactions;

namespace ProxyFixer.Patches;

/// <summary>Tells which files a record may have put back: those that a run changes, at the very path that it says.</summary>
internal static class RestoreTarget
{
    /// <summary>Opens the folder of a file that is to be put back.</summary>
    /// <param name="folders">The folders of the run; no step to them is a link.</param>
    /// <param name="entry">An entry of the record.</param>
    /// <returns>The folder; null where it is missing.</returns>
    /// <exception cref="ProxyFixerException">The record names a file that no run changes (exit status 3).</exception>
    /// <exception cref="DiskException">A step to it is a link or no folder, or may not be entered.</exception>
    public static IFolder? Open(TargetFolders folders, BackupEntry entry)
    {
        var path = entry.Path;
        if (!path.StartsWith('/') || path.Contains('\0') || MachinePath.Join("/", path) != path || ForbiddenTargets.Has(path))
        {
            throw Refusal(path, "is no file that this program changes; the record of the backup is not to be trusted");
        }

        var folder = folders.Of(path);
        return folder?.Status(MachinePath.Name(path)) is null or { Type: FileType.File } ? folder
            : throw Refusal(path, "is no regular file any more");
    }

    private static ProxyFixerException Refusal(string path, string why) => ProxyFixerException.CouldNotFinish($"{path} {why}; nothing was restored");
}
