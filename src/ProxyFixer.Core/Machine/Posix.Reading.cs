using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>System calls that look at what is inside an open folder; none follows a link, waits for a pipe or takes a lock.</summary>
internal static partial class Posix
{
    private const int LongestTarget = 4096; // PATH_MAX

    // A pipe or terminal that was swapped in for a file must neither hang us nor become ours.
    private static readonly int ReadFlags = OpenFlags.NoWaiting | OpenFlags.NoTerminal;
    private static readonly int StepFlags = OpenFlags.CloseOnExec | OpenFlags.NoFollow;

    /// <summary>How a file is opened to be read.</summary>
    internal static int ReadingFlags { get; } = StepFlags | ReadFlags;

    /// <summary>Opens '/' to walk from it.</summary>
    /// <param name="error">Why it failed.</param>
    /// <returns>A folder that can be walked through but not listed, or null.</returns>
    public static SafeFileHandle? OpenTop(out Errno error) => Wrap(Open("/", StepFlags | OpenFlags.PassThrough), out error);

    /// <summary>Opens a folder to walk through; the right to list it is not needed.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="error">Why it failed: <see cref="Errno.NoFolder"/> also for a link.</param>
    /// <returns>The open folder, or null.</returns>
    public static SafeFileHandle? OpenStep(SafeFileHandle parent, string name, out Errno error) =>
        Open(parent, name, StepFlags | OpenFlags.PassThrough, out error);

    /// <summary>Opens a file to read it. What was opened must be looked at (<see cref="StatusOpened"/>) before it is read.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="error">Why it failed: <see cref="Errno.Circle"/> for a link.</param>
    /// <returns>Whatever has that name, open, or null.</returns>
    public static SafeFileHandle? OpenToRead(SafeFileHandle parent, string name, out Errno error) =>
        Open(parent, name, ReadingFlags, out error);

    /// <summary>Looks at an entry of a folder.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name, or "." for the folder.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The status, of a link its own; or null.</returns>
    public static FileStatus? StatusAt(SafeFileHandle parent, string name, out Errno error) =>
        OperatingSystem.IsLinux() ? LinuxStatus.At(parent, name, out error) : OperatingSystem.IsMacOS() ? MacStatus.At(parent, name, out error) : throw Unknown();

    /// <summary>Looks at what is open.</summary>
    /// <param name="opened">Anything open.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The status, or null.</returns>
    public static FileStatus? StatusOpened(SafeFileHandle opened, out Errno error) =>
        OperatingSystem.IsLinux() ? LinuxStatus.Opened(opened, out error) : OperatingSystem.IsMacOS() ? MacStatus.Opened(opened, out error) : throw Unknown();

    /// <summary>Opens a folder to list it, to flush its names, or to change its mode and owner.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name, or ".".</param>
    /// <param name="error">Why it failed: <see cref="Errno.NoFolder"/> or <see cref="Errno.Circle"/> also for a link.</param>
    /// <returns>The open folder, or null.</returns>
    public static SafeFileHandle? OpenFolder(SafeFileHandle parent, string name, out Errno error) =>
        Open(parent, name, StepFlags | OpenFlags.FolderOnly | ReadFlags, out error);

    /// <summary>Opens a file that is there already, to lock it.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="error">Why it failed: <see cref="Errno.Circle"/> for a link.</param>
    /// <returns>The file, open for reading and writing, or null.</returns>
    public static SafeFileHandle? OpenToLock(SafeFileHandle parent, string name, out Errno error) =>
        Open(parent, name, StepFlags | ReadFlags | OpenFlags.ReadWrite, out error);

    /// <summary>Reads where a link points.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="error">Why it failed: <see cref="Errno.Invalid"/> for something that is no link.</param>
    /// <returns>The target as written, or null.</returns>
    public static string? ReadLinkAt(SafeFileHandle parent, string name, out Errno error)
    {
        Span<byte> target = stackalloc byte[LongestTarget];
        var length = (int)ReadLinkAt(parent, name, target, LongestTarget);
        error = length < 0 ? LastError() : Errno.None;
        return length < 0 ? null : Encoding.UTF8.GetString(target[..length]);
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name of a folder in it, or ".".</param>
    /// <param name="error">Why it failed, at its beginning or on the way: <see cref="Errno.NoFolder"/> also for a link.</param>
    /// <returns>What is in it without "." and "..", in no order; null where it cannot be listed to its end.</returns>
    public static List<DirectoryEntry>? ListAt(SafeFileHandle parent, string name, out Errno error)
    {
        using var folder = OpenFolder(parent, name, out error);
        if (folder is null)
        {
            return null;
        }

        return OperatingSystem.IsLinux() ? LinuxList.Read(folder, out error) : OperatingSystem.IsMacOS() ? MacList.Read(folder, out error) : throw Unknown();
    }

    /// <summary>Lists a folder that was opened to be listed, once.</summary>
    /// <param name="folder">The open folder; it stays open.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>What is in it without "." and "..", in no order; null where it cannot be listed to its end.</returns>
    public static List<DirectoryEntry>? List(SafeFileHandle folder, out Errno error) =>
        OperatingSystem.IsLinux() ? LinuxList.Read(folder, out error) : ListAt(folder, ".", out error);

    private static SafeFileHandle? Open(SafeFileHandle parent, string name, int flags, out Errno error)
    {
        SafeFileHandle? opened;
        do
        {
            opened = Wrap(OpenAt(parent, name, flags), out error);
        }
        while (error == Errno.Interrupted);
        return opened;
    }

    private static SafeFileHandle? Wrap(int descriptor, out Errno error)
    {
        error = descriptor < 0 ? LastError() : Errno.None;
        return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    /// <summary>What the last call failed with.</summary>
    internal static Errno LastError() => (Errno)SystemError.Last();

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "readlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint ReadLinkAt(SafeFileHandle folder, string name, Span<byte> target, nint size);
}
