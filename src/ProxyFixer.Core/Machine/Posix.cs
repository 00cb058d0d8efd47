using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>System calls that .NET has no name for. Linux only: <c>statx</c> has one layout on every architecture.</summary>
internal static partial class Posix
{
    private const int AtFdCwd = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStats = 0x7ff;

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
        return new(type, s.Mode & 0xFFF, s.Uid, s.Gid, (long)s.Size, s.Links, $"{s.DeviceMajor}:{s.DeviceMinor}:{s.Inode}");
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXBuffer
    {
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

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
