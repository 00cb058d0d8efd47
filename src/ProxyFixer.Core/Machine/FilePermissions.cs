namespace ProxyFixer.Machine;

/// <summary>Tells whether a user may read a file, by owner, group and mode; access lists are not looked at.</summary>
internal static class FilePermissions
{
    /// <summary>Checks a file and every folder above it.</summary>
    /// <param name="path">Absolute path as seen from the root; links are followed.</param>
    /// <param name="resolve">Follows the links of a path; null where it leads nowhere.</param>
    /// <param name="status">Looks at a path.</param>
    /// <param name="user">The user; the superuser may read all.</param>
    /// <returns>True where the file may be read, or is not there.</returns>
    public static bool MayRead(string path, Func<string, string?> resolve, Func<string, FileStatus?> status, UserAccount user)
    {
        if (user.Uid == 0 || resolve(path) is not { } resolved)
        {
            return true;
        }

        for (var folder = MachinePath.Folder(resolved); folder != "/"; folder = MachinePath.Folder(folder))
        {
            if (status(folder) is { } above && !Allows(above, user, 1))
            {
                return false;
            }
        }

        return status(resolved) is not { } own || Allows(own, user, 4);
    }

    private static bool Allows(FileStatus status, UserAccount user, int bit)
    {
        var shift = status.Owner == user.Uid ? 6 : user.Groups.Contains(status.Group) ? 3 : 0;
        return ((status.Mode >> shift) & bit) != 0;
    }
}
