using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>
/// Asks macOS for the status of files. On Intel the names without a suffix are those of a layout with 32 bit inodes (stat(2) there).
/// </summary>
[SupportedOSPlatform("macos")]
internal static partial class MacStatus
{
    private const int AtFdCwd = -2;
    private const int NoFollow = 0x20;
    private const uint ImmutableOrAppend = 0x2 | 0x4 | 0x20000 | 0x40000; // UF_ and SF_ of sys/stat.h
    private static readonly bool IsIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Looks at a path.</summary>
    public static FileStatus? Of(string path, bool follow, out Errno error) =>
        Result(Ask(AtFdCwd, path, follow ? 0 : NoFollow, out var found), found, out error);

    /// <summary>Looks at an entry of an open folder; a link is not followed.</summary>
    public static FileStatus? At(SafeFileHandle folder, string name, out Errno error)
    {
        var isHeld = false;
        try
        {
            folder.DangerousAddRef(ref isHeld);
            return Result(Ask((int)folder.DangerousGetHandle(), name, NoFollow, out var found), found, out error);
        }
        finally
        {
            if (isHeld)
            {
                folder.DangerousRelease();
            }
        }
    }

    /// <summary>Looks at what is open.</summary>
    public static FileStatus? Opened(SafeFileHandle opened, out Errno error) =>
        Result(IsIntel ? FStatIntel(opened, out var found) : FStat(opened, out found), found, out error);

    private static int Ask(int folder, string path, int flags, out Layout found) =>
        IsIntel ? FStatAtIntel(folder, path, out found, flags) : FStatAt(folder, path, out found, flags);

    private static FileStatus? Result(int result, in Layout s, out Errno error)
    {
        error = result == 0 ? Errno.None : Posix.LastError();
        return result != 0 ? null
            : new(Posix.TypeOf(s.Mode), s.Mode & 0xFFF, s.Uid, s.Gid, s.Size, s.Links, $"{s.Device}:{s.Inode}")
            {
                Modified = Posix.TimeOf(s.ModifiedSeconds, s.ModifiedNanoseconds),
                IsImmutable = (s.Flags & ImmutableOrAppend) != 0,
            };
    }

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fstatat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int FStatAt(int folder, string path, out Layout buffer, int flags);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fstatat$INODE64", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int FStatAtIntel(int folder, string path, out Layout buffer, int flags);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    private static partial int FStat(SafeFileHandle file, out Layout buffer);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static partial int FStatIntel(SafeFileHandle file, out Layout buffer);

    /// <summary>The struct stat with 64 bit inodes (sys/stat.h).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    internal struct Layout
    {
        [FieldOffset(0)]
        public int Device;

        [FieldOffset(4)]
        public ushort Mode;

        [FieldOffset(6)]
        public ushort Links;

        [FieldOffset(8)]
        public ulong Inode;

        [FieldOffset(16)]
        public uint Uid;

        [FieldOffset(20)]
        public uint Gid;

        [FieldOffset(48)]
        public long ModifiedSeconds;

        [FieldOffset(56)]
        public long ModifiedNanoseconds;

        [FieldOffset(96)]
        public long Size;

        [FieldOffset(116)]
        public uint Flags;
    }
}
