namespace ProxyFixer.Machine;

/// <summary>Tells a file that is gone from one that merely was not copied into the root that is looked at.</summary>
internal static class MissingFile
{
    // What a root holds that is a whole system, and no handful of files copied out of one.
    private static readonly string[] Programs = ["/usr/bin/env", "/bin/sh", "/usr/bin/sh"];

    // Found in every root in which a home or one package lies, so they say nothing about what else is missing.
    private static readonly string[] Common = ["/", "/usr", "/usr/lib", "/usr/local", "/opt", "/home", "/Users", "/root"];

    /// <summary>Tells whether a file is known to be gone.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>True where it is not there although the folder it would lie in, or the whole system, is; false also where we may not look.</returns>
    public static bool IsGone(this MachineFiles files, string path)
    {
        if (files.Status(path) is not null || files.FindObstacle(path) is not null)
        {
            return false;
        }

        var folder = MachinePath.Folder(path);
        while (folder != "/" && !files.IsFolder(folder))
        {
            folder = MachinePath.Folder(folder);
        }

        return files.Root == "/" || Programs.Any(files.IsFile)
            || !(Common.Contains(folder) || MachinePath.Folder(folder) is "/home" or "/Users");
    }
}
