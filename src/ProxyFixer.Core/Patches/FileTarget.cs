using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>The file that a path leads to, for writing.</summary>
/// <param name="Path">Absolute path as seen from the root, links resolved inside the root.</param>
/// <param name="Status">What is there; null where there is no file yet.</param>
/// <param name="MissingFolders">Folders above it that must be made, outermost first; paths as seen from the root.</param>
/// <param name="Parent">Status of the innermost folder that exists: new things get its owner.</param>
internal sealed record FileTarget(string Path, FileStatus? Status, ImmutableArray<string> MissingFolders, FileStatus Parent)
{
    /// <summary>Looks a path up.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ProxyFixerException">It is no regular file, or a folder above it is none (exit status 3).</exception>
    public static FileTarget Find(MachineFiles files, string path)
    {
        var resolved = files.Resolve(path)
            ?? throw ProxyFixerException.CouldNotFinish($"{path}: too many symbolic links; nothing was changed");
        var status = files.Status(resolved);
        if (status is not null && status.Type != FileType.File)
        {
            throw ProxyFixerException.CouldNotFinish($"{path} is no regular file; nothing was changed");
        }

        var missing = ImmutableArray.CreateBuilder<string>();
        var folder = MachinePath.Folder(resolved);
        for (; files.Status(folder) is null && folder != "/"; folder = MachinePath.Folder(folder))
        {
            missing.Insert(0, folder);
        }

        return files.Status(folder) is { Type: FileType.Folder } parent
            ? new(resolved, status, missing.ToImmutable(), parent)
            : throw ProxyFixerException.CouldNotFinish($"{folder} is no folder; nothing was changed");
    }
}
