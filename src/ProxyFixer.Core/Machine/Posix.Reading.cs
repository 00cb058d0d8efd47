using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>System calls that look at what is inside an open folder; none follows a link, waits for a pipe or takes a lock.</summary>
internal static partial class Posix
{
    private const int PathOnly = 0x200000; // O_PATH: a folder may be passed through without the right to list it
    private const int LongestTarget = 4096; // PATH_MAX

    // O_NONBLOCK | O_NOCTTY: a pipe or terminal that was swapped in for a file must neither hang us nor become ours.
    private const int ReadFlags = 0x800 | 0x100;

    // O_CLOEXEC | O_NOFOLLOW, and O_DIRECTORY: the last two have other values on Arm than elsewhere (fcntl.h).
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
    private static readonly int StepFlags = 0x80000 | (IsArm ? 0x8000 : 0x20000);
    private static readonly int DirectoryFlag = IsArm ? 0x4000 : 0x10000;

    /// <summary>Opens '/' to walk from it.</summary>
    /// <param name="error">Why it failed.</param>
    /// <returns>A folder that can be walked through but not listed, or null.</returns>
    public static SafeFileHandle? OpenTop(out Errno error) => Wrap(Open("/", StepFlags | DirectoryFlag | PathOnly), out error);

    /// <summary>Opens a folder to walk through; the right to list it is not needed.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="error">Why it failed: <see cref="Errno.NoFolder"/> also for a link.</param>
    /// <returns>The open folder, or null.</returns>
    public static SafeFileHandle? OpenStep(SafeFileHandle parent, string name, out Errno error) =>
        Open(parent, name, StepFlags | DirectoryFlag | PathOnly, out error);

    /// <summary>Opens a file to read it. What was opened must be looked at (<see cref="StatusOpened"/>) before it is read.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="error">Why it failed: <see cref="Errno.Circle"/> for a link.</param>
    /// <returns>Whatever has that name, open, or null.</returns>
    public static SafeFileHandle? OpenToRead(SafeFileHandle parent, string name, out Errno error) =>
        Open(parent, name, StepFlags | ReadFlags, out error);

    /// <summary>Looks at an entry of a folder.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name, or "." for the folder.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The status, of a link its own; or null.</returns>
    public static FileStatus? StatusAt(SafeFileHandle parent, string name, out Errno error) => Look(parent, name, NoFollow, out error);

    /// <summary>Looks at what is open.</summary>
    /// <param name="opened">Anything open.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The status, or null.</returns>
    public static FileStatus? StatusOpened(SafeFileHandle opened, out Errno error) => Look(opened, "", EmptyPath, out error);

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
    /// <returns>The names in it without "." and "..", in no order; null where it cannot be listed to its end.</returns>
    public static List<string>? ListAt(SafeFileHandle parent, string name, out Errno error)
    {
        using var folder = Open(parent, name, StepFlags | DirectoryFlag | ReadFlags, out error);
        if (folder is null)
        {
            return null;
        }

        var stream = OpenStream((int)folder.DangerousGetHandle());
        if (stream == 0)
        {
            error = LastError();
            return null;
        }

        folder.SetHandleAsInvalid(); // the stream closes it
        try
        {
            return ReadNames(stream, out error);
        }
        finally
        {
            _ = CloseStream(stream);
        }
    }

    private static List<string>? ReadNames(nint stream, out Errno error)
    {
        const int NameOffset = 19; // of dirent with 64 bit offsets: ino 8, off 8, reclen 2, type 1 (readdir(3))
        var names = new List<string>();
        while ((nint.Size == 8 ? ReadEntry(stream) : ReadEntry64(stream)) is not 0 and var entry)
        {
            if (Marshal.PtrToStringUTF8(entry + NameOffset) is { } found and not ("." or ".."))
            {
                names.Add(found);
            }
        }

        error = LastError(); // set to none before each call by the marshaller
        return error == Errno.None ? names : null;
    }

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

    private static FileStatus? Look(SafeFileHandle at, string name, int flags, out Errno error)
    {
        var isFound = StatX(at, name, flags, BasicStats, out var found) == 0;
        error = isFound ? Errno.None : LastError();
        return isFound ? StatusOf(found) : null;
    }

    private static Errno LastError() => (Errno)Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "readlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint ReadLinkAt(SafeFileHandle folder, string name, Span<byte> target, nint size);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    private static partial nint OpenStream(int descriptor);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static partial nint ReadEntry(nint stream);

    [LibraryImport("libc", EntryPoint = "readdir64", SetLastError = true)]
    private static partial nint ReadEntry64(nint stream);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseStream(nint stream);
}
