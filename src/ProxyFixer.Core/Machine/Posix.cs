using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>System calls that .NET has no name for. Linux only: <c>statx</c> has one layout on every architecture.</summary>
internal static partial class Posix
{
    private const int AtFdCwd = -100;
    private const int NoFollow = 0x100;
    private const int PathOnly = 0x200000; // O_PATH: a folder may be passed through without the right to list it
    private const uint BasicStats = 0x7ff;
    private const ulong ImmutableOrAppend = 0x10 | 0x20; // statx(2): told by the file systems that know them

    // O_CLOEXEC | O_NOFOLLOW | O_DIRECTORY: the last two have other values on 32 and 64 bit Arm than elsewhere (fcntl.h).
    private static readonly int FolderFlags = 0x80000
        | (RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x8000 | 0x4000 : 0x20000 | 0x10000);

    /// <summary>Asks for a file's status.</summary>
    /// <param name="path">A real path of this machine.</param>
    /// <param name="follow">Whether a link at the end is followed.</param>
    /// <returns>The status, or null where nothing is there or it may not be looked at.</returns>
    public static FileStatus? Status(string path, bool follow)
    {
        if (StatX(AtFdCwd, path, follow ? 0 : NoFollow, BasicStats, out var s) != 0)
        {
            return null;
        }

        var type = (s.Mode & 0xF000) switch
        {
            0x8000 => FileType.File,
            0x4000 => FileType.Folder,
            0xA000 => FileType.Link,
            _ => FileType.Special,
        };
        return new(type, s.Mode & 0xFFF, s.Uid, s.Gid, (long)s.Size, s.Links, $"{s.DeviceMajor}:{s.DeviceMinor}:{s.Inode}")
        {
            Modified = TimeOf(s.ModifiedSeconds, s.ModifiedNanoseconds),
            IsImmutable = (s.Attributes & ImmutableOrAppend) != 0,
        };
    }

    /// <summary>True where the last call of this thread that failed did so for lack of permission (EACCES).</summary>
    public static bool WasRefused => Marshal.GetLastPInvokeError() == 13;

    /// <summary>Opens a folder step by step from '/', refusing symbolic links, so that nobody can swap one in meanwhile.</summary>
    /// <param name="path">A real absolute path without links.</param>
    /// <returns>An open folder.</returns>
    /// <exception cref="IOException">A step is missing, no folder, a link, or may not be entered.</exception>
    public static SafeFileHandle OpenFolder(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folder = new SafeFileHandle(Open("/", FolderFlags), ownsHandle: true);
        for (var i = 0; i < steps.Length; i++)
        {
            using var parent = folder;
            folder = OpenStep(parent, steps[i], i + 1 < steps.Length ? PathOnly : 0);
        }

        return folder;
    }

    /// <summary>Opens a folder inside an open one, refusing a symbolic link.</summary>
    /// <param name="parent">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    /// <exception cref="IOException">It is missing, no folder, a link, or may not be entered.</exception>
    public static SafeFileHandle OpenFolderIn(SafeFileHandle parent, string name) =>
        OpenStep(parent, name, 0);

    /// <summary>Flushes a folder's entries to disk, so that a rename in it survives a power cut.</summary>
    /// <param name="folder">From <see cref="OpenFolder"/>.</param>
    /// <exception cref="IOException">The disk reports an error.</exception>
    public static void Flush(SafeFileHandle folder) => Check(FSync(folder), "cannot flush the folder");

    /// <summary>Sets owner and group.</summary>
    /// <param name="file">An open file or folder.</param>
    /// <param name="owner">User id.</param>
    /// <param name="group">Group id.</param>
    /// <exception cref="IOException">Not permitted.</exception>
    public static void SetOwner(SafeFileHandle file, uint owner, uint group) =>
        Check(FChOwn(file, owner, group), "cannot keep the owner");

    /// <summary>Copies extended attributes (access lists, SELinux label) that the file system lets us set.</summary>
    /// <param name="from">Path of the file that has them.</param>
    /// <param name="to">The file that gets them.</param>
    /// <exception cref="IOException">An access list cannot be copied; other attributes are left out silently.</exception>
    public static void CopyAttributes(string from, SafeFileHandle to)
    {
        var names = new byte[64 * 1024];
        var length = (int)LListXAttr(from, names, names.Length);
        foreach (var name in Encoding.UTF8.GetString(names, 0, Math.Max(0, length)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = new byte[64 * 1024];
            var size = LGetXAttr(from, name, value, value.Length);
            if (size >= 0 && FSetXAttr(to, name, value, size, 0) != 0 && name.StartsWith("system.posix_acl", StringComparison.Ordinal))
            {
                throw Failure("cannot keep the access list");
            }
        }
    }

    // File systems keep any number; a date has limits.
    private static DateTimeOffset TimeOf(long seconds, uint nanoseconds) => DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1)).AddTicks(nanoseconds / 100);

    private static SafeFileHandle OpenStep(SafeFileHandle parent, string name, int flags) =>
        OpenAt(parent, name, FolderFlags | flags) is >= 0 and var opened
            ? new(opened, ownsHandle: true)
            : throw Failure($"cannot open the folder {name}");

    private static void Check(int result, string what)
    {
        if (result != 0)
        {
            throw Failure(what);
        }
    }

    private static IOException Failure(string what) =>
        new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int FChOwn(SafeFileHandle file, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "llistxattr", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint LListXAttr(string path, byte[] names, nint size);

    [LibraryImport("libc", EntryPoint = "lgetxattr", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint LGetXAttr(string path, string name, byte[] value, nint size);

    [LibraryImport("libc", EntryPoint = "fsetxattr", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int FSetXAttr(SafeFileHandle file, string name, byte[] value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXBuffer
    {
        [FieldOffset(8)]
        public ulong Attributes;

        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(20)]
        public uint Uid;

        [FieldOffset(24)]
        public uint Gid;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
