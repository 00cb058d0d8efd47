using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>Asks Linux for the status of files: <c>statx</c>, which has one layout on every processor.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxStatus
{
    private const int AtFdCwd = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;
    private const ulong ImmutableOrAppend = 0x10 | 0x20; // told by the file systems that know them
    private const ulong MountRoot = 0x2000;
    private static bool isUnknown; // to the C library

    /// <summary>Looks at a path.</summary>
    public static FileStatus? Of(string path, bool follow, out Errno error) =>
        Result(Ask(AtFdCwd, path, follow ? 0 : NoFollow, out var found), found, out error);

    /// <summary>Looks at an entry of an open folder; a link is not followed.</summary>
    public static FileStatus? At(SafeFileHandle folder, string name, out Errno error) =>
        Result(Ask(folder, name, NoFollow, out var found), found, out error);

    /// <summary>Looks at what is open.</summary>
    public static FileStatus? Opened(SafeFileHandle opened, out Errno error) =>
        Result(Ask(opened, "", EmptyPath, out var found), found, out error);

    private static int Ask(SafeFileHandle folder, string path, int flags, out StatXBuffer found)
    {
        if (!isUnknown)
        {
            try
            {
                return StatX(folder, path, flags, BasicStats, out found);
            }
            catch (EntryPointNotFoundException)
            {
                isUnknown = true;
            }
        }

        return (int)SystemCall(LinuxCalls.StatX, folder, path, flags, BasicStats, out found);
    }

    private static int Ask(int folder, string path, int flags, out StatXBuffer found)
    {
        if (!isUnknown)
        {
            try
            {
                return StatX(folder, path, flags, BasicStats, out found);
            }
            catch (EntryPointNotFoundException)
            {
                isUnknown = true;
            }
        }

        return (int)SystemCall(LinuxCalls.StatX, folder, path, flags, BasicStats, out found);
    }

    private static FileStatus? Result(int result, in StatXBuffer s, out Errno error)
    {
        error = result == 0 ? Errno.None : Posix.LastError();
        return result != 0 ? null
            : new(Posix.TypeOf(s.Mode), s.Mode & 0xFFF, s.Uid, s.Gid, (long)s.Size, s.Links, $"{s.DeviceMajor}:{s.DeviceMinor}:{s.Inode}")
            {
                Modified = Posix.TimeOf(s.ModifiedSeconds, s.ModifiedNanoseconds),
                IsImmutable = (s.Attributes & ImmutableOrAppend) != 0,
                IsMountPoint = (s.Attributes & MountRoot) != 0,
            };
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, out StatXBuffer buffer);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "syscall", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint SystemCall(nint number, SafeFileHandle folder, string path, nint flags, nuint mask, out StatXBuffer buffer);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "syscall", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint SystemCall(nint number, nint folder, string path, nint flags, nuint mask, out StatXBuffer buffer);

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
