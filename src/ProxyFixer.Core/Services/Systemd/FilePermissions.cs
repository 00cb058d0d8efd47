using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>Tells whether a user may read a file, by owner, group and mode; access lists are not looked at.</summary>
internal static class FilePermissions
{
    /// <summary>Checks a file and every folder above it.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute path as seen from the root; links are followed.</param>
    /// <param name="user">The user; the superuser may read all.</param>
    /// <returns>True where the file may be read, or is not there.</returns>
    public static bool MayRead(SystemdFiles files, string path, UserAccount user)
    {
        if (user.Uid == 0 || files.Resolve(path) is not { } resolved)
        {
            return true;
        }

        for (var folder = MachinePath.Folder(resolved); folder != "/"; folder = MachinePath.Folder(folder))
        {
            if (files.Status(folder) is { } above && !Allows(above, user, 1))
            {
                return false;
            }
        }

        return files.Status(resolved) is not { } status || Allows(status, user, 4);
    }

    private static bool Allows(FileStatus status, UserAccount user, int bit)
    {
        var shift = status.Owner == user.Uid ? 6 : user.Groups.Contains(status.Group) ? 3 : 0;
        return ((status.Mode >> shift) & bit) != 0;
    }
}
