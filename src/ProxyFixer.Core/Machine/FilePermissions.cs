namespace ProxyFixer.Machine;

/// <summary>Tells whether a user may read a file, by owner, group and mode, and by access lists.</summary>
internal static class FilePermissions
{
    /// <summary>Checks a file and every folder above it.</summary>
    /// <param name="path">Absolute path as seen from the root; links are followed.</param>
    /// <param name="resolve">Follows the links of a path; null where it leads nowhere.</param>
    /// <param name="status">Looks at a path.</param>
    /// <param name="list">Reads the access list of a path; null where it has none.</param>
    /// <param name="user">The user; the superuser may read all.</param>
    /// <returns>True where the file may be read, or is not there.</returns>
    public static bool MayRead(string path, Func<string, string?> resolve, Func<string, FileStatus?> status, Func<string, AccessList?> list, UserAccount user)
    {
        if (user.Uid == 0 || resolve(path) is not { } resolved)
        {
            return true;
        }

        for (var folder = MachinePath.Folder(resolved); folder != "/"; folder = MachinePath.Folder(folder))
        {
            if (status(folder) is { } above && !Allows(above, list(folder), user, 1))
            {
                return false;
            }
        }

        return status(resolved) is not { } own || Allows(own, list(resolved), user, 4);
    }

    private static bool Allows(FileStatus status, AccessList? list, UserAccount user, int bit)
    {
        if (list is not null)
        {
            return list.Allows(status, user, bit);
        }

        var shift = status.Owner == user.Uid ? 6 : user.Groups.Contains(status.Group) ? 3 : 0;
        return ((status.Mode >> shift) & bit) != 0;
    }
}
