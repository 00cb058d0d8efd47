using System.Globalization;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>Where a report goes that the user gave a file name for: a <see cref="RegularFile"/>, or what is written through.</summary>
public abstract record OutputPlace
{
    private const int MostLinks = 40;
    private const int Sticky = 0x200;
    private const int WritableByAll = 2;

    private OutputPlace()
    {
    }

    /// <summary>Finds the place. Symbolic links are followed, also one that leads to a file that does not exist yet.</summary>
    /// <param name="path">A real absolute path.</param>
    /// <returns>The place.</returns>
    /// <exception cref="ProxyFixerException">No report can be written there (exit status 3).</exception>
    public static OutputPlace Find(string path)
    {
        var files = new MachineFiles("/");
        var at = path;
        for (var links = 0; links <= MostLinks; links++)
        {
            var folder = files.Resolve(MachinePath.Folder(at)) ?? throw Failure(path, "too many symbolic links");
            if (DescriptorIn(folder, MachinePath.Name(at)) is { } number)
            {
                return new Descriptor(number);
            }

            at = folder.TrimEnd('/') + "/" + MachinePath.Name(at);
            var status = Posix.Status(at, follow: false);
            if (status?.Type != FileType.Link)
            {
                return Of(path, at, folder, status, files);
            }

            CheckTrust(path, status, files.Status(folder)!);
            at = Path.Combine(folder, files.ReadLink(at)!);
        }

        throw Failure(path, "too many symbolic links");
    }

    private static OutputPlace Of(string path, string at, string folder, FileStatus? status, MachineFiles files) => status?.Type switch
    {
        FileType.Special => new Special(at),
        FileType.Folder => throw Failure(path, "it is a folder"),
        null when !files.IsFolder(folder) => throw Failure(path, $"there is no folder {folder}"),
        _ => new RegularFile(at),
    };

    // /dev/stdout and /dev/fd/N lead here, on macOS to /dev/fd itself: what is open already is not opened anew.
    private static int? DescriptorIn(string folder, string name) =>
        (folder == string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd") || folder == "/dev/fd") && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // As the kernel does where fs.protected_symlinks is set (proc_sys_fs(5)): in /tmp anybody can put a link in root's way.
    private static void CheckTrust(string path, FileStatus link, FileStatus folder)
    {
        var own = HostDisk.Instance.User;
        if ((folder.Mode & (Sticky | WritableByAll)) == (Sticky | WritableByAll) && link.Owner != own && link.Owner != folder.Owner)
        {
            throw Failure(path, "it is a symbolic link that somebody else put into a folder everybody can write");
        }
    }

    private static ProxyFixerException Failure(string path, string reason) => ProxyFixerException.CouldNotFinish($"{path} was not written: {reason}");

    /// <summary>A file that is open in this process.</summary>
    /// <param name="Number">The descriptor; 1 is standard output.</param>
    public sealed record Descriptor(int Number) : OutputPlace;

    /// <summary>A device or a pipe.</summary>
    /// <param name="Path">A real absolute path without links.</param>
    public sealed record Special(string Path) : OutputPlace;

    /// <summary>A regular file, which may not exist yet, in a folder that does.</summary>
    /// <param name="Path">A real absolute path without links.</param>
    public sealed record RegularFile(string Path) : OutputPlace;
}
