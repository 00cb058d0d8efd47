using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>System calls that .NET has no name for. Linux only: <c>statx</c> has one layout on every architecture.</summary>
internal static partial class Posix
{
    private const int AtFdCwd = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;
    private const ulong ImmutableOrAppend = 0x10 | 0x20; // statx(2): told by the file systems that know them

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

        return StatusOf(s);
    }

    private static FileStatus StatusOf(in StatXBuffer s)
    {
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

    /// <summary>Asks for the status of a file in an open folder; a link is not followed.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The status, or null where nothing is there.</returns>
    /// <exception cref="DiskException">It may not be looked at.</exception>
    public static FileStatus? Status(SafeFileHandle folder, string name) =>
        StatX(folder, name, NoFollow, BasicStats, out var s) == 0 ? StatusOf(s)
        : Marshal.GetLastPInvokeError() == DiskException.Missing ? null
        : throw new DiskException($"cannot look at {name}", Marshal.GetLastPInvokeError());

    /// <summary>Asks for the status of an open file.</summary>
    /// <param name="file">An open file.</param>
    /// <returns>The status.</returns>
    /// <exception cref="DiskException">The system refuses.</exception>
    public static FileStatus Status(SafeFileHandle file) =>
        StatX(file, "", EmptyPath, BasicStats, out var s) == 0 ? StatusOf(s)
        : throw new DiskException("cannot look at the open file", Marshal.GetLastPInvokeError());

    // File systems keep any number; a date has limits.
    private static DateTimeOffset TimeOf(long seconds, uint nanoseconds) => DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1)).AddTicks(nanoseconds / 100);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, out StatXBuffer buffer);

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
