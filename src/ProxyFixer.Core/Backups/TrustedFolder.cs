using System.Globalization;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Backups;

/// <summary>
/// A folder that nobody else can have put anything into. What is restored is decided by what lies in the store, so a store that
/// another user can write, or whose path he can bend, would make a run of root write that user's files where he likes.
/// </summary>
internal static class TrustedFolder
{
    private const int PrivateMode = 0x1C0; // 0700
    private const int OthersMayWrite = 0x12; // 0022
    private const int Sticky = 0x200; // 01000: names may be changed only by the owner of what has them, as in /tmp

    /// <summary>Opens a folder after a look at every step to it.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="path">A real absolute path without links.</param>
    /// <param name="make">Whether missing steps are made (0700), durably.</param>
    /// <returns>The open folder; null where it is missing and is not to be made.</returns>
    /// <exception cref="ProxyFixerException">Somebody else can write a step, or it is a link (exit status 3).</exception>
    /// <exception cref="DiskException">A step may not be entered, or cannot be made.</exception>
    public static IFolder? Open(IDisk disk, string path, bool make)
    {
        var (folder, here) = (disk.Open("/"), "/");
        try
        {
            var sticky = Check(folder.Status(), here, disk.User, path);
            foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                using var parent = folder;
                here = here.TrimEnd('/') + "/" + step;
                if (parent.Status(step) is null && !make)
                {
                    return null;
                }

                folder = OpenOrMake(parent, step, here);
                sticky = Check(folder.Status(), here, disk.User, path);
            }

            return sticky ? throw Refusal(here, "every user can put files into it", path) : folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static IFolder OpenOrMake(IFolder parent, string step, string here)
    {
        if (parent.Status(step) is null)
        {
            try
            {
                parent.Make(step, Ownership.Own(PrivateMode)).Dispose();
                parent.Flush();
            }
            catch (DiskException e) when (e.ErrorNumber == DiskException.Exists)
            {
                // Another run made it meanwhile.
            }
        }

        if (parent.Status(step) is not { Type: FileType.Folder })
        {
            throw ProxyFixerException.CouldNotFinish($"{here} is no folder, so backups cannot be kept there");
        }

        try
        {
            return parent.Open(step);
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Refused)
        {
            return parent.PassThrough(step);
        }
    }

    private static bool Check(FileStatus status, string here, uint user, string path)
    {
        if (status.Owner != user && status.Owner != 0)
        {
            throw Refusal(here, string.Create(CultureInfo.InvariantCulture, $"it belongs to the user with id {status.Owner}"), path);
        }

        var isOpen = (status.Mode & OthersMayWrite) != 0;
        return !isOpen || (status.Mode & Sticky) != 0
            ? isOpen
            : throw Refusal(here, $"others can write to it (mode {Convert.ToString(status.Mode, 8)}; chmod go-w {here} changes that)", path);
    }

    private static ProxyFixerException Refusal(string here, string why, string path) => ProxyFixerException.CouldNotFinish(
        $"{path} is not safe as a place for backups: {here}: {why}. Nothing was changed. Name a folder of your own with --backup-dir");
}
