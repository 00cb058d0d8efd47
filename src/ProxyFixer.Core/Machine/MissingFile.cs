namespace ProxyFixer.Machine;

/// <summary>Tells a file that is gone from one that merely was not copied into the root that is looked at.</summary>
internal static class MissingFile
{
    // What a root holds that is a whole system, and no handful of files copied out of one.
    private static readonly string[] Programs = ["/usr/bin/env", "/bin/sh", "/usr/bin/sh"];

    /// <summary>Tells whether a file is known to be gone.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>
    /// True where it is not there although the whole system is, or another version of the folder it would lie in; false also where we may
    /// not look.
    /// </returns>
    public static bool IsGone(this MachineFiles files, string path)
    {
        if (files.Status(path) is not null || files.FindObstacle(path) is not null)
        {
            return false;
        }

        var missing = path;
        while (MachinePath.Folder(missing) is not "/" and var folder && !files.IsFolder(folder))
        {
            missing = folder;
        }

        return files.Root == "/" || Programs.Any(files.IsFile) || HasOtherVersion(files, missing);
    }

    // .pnpm/openclaw@2026.4.15_abc beside openclaw@2026.4.26_abc, versions/node/v22.22.0 beside v24.13.0.
    private static bool HasOtherVersion(MachineFiles files, string missing)
    {
        var name = MachinePath.Name(missing);
        var stem = Stem(name);
        return stem.Length < name.Length
            && files.List(MachinePath.Folder(missing)).Any(other => Stem(other) is var known && known == stem && known.Length < other.Length);
    }

    private static string Stem(string name) => name.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) is >= 0 and var at ? name[..at] : name;
}
