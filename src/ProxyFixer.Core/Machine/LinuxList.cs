using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>Lists an open folder of Linux, without the stream of the C library, which would take five more calls.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxList
{
    private const int BufferSize = 32 * 1024;

    // Of linux_dirent64: ino 8, off 8, reclen 2, type 1, name (getdents(2)).
    private const int LengthOffset = 16;
    private const int TypeOffset = 18;
    private const int NameOffset = 19;

    /// <summary>Reads the entries of a folder that was not read from before.</summary>
    [SkipLocalsInit]
    public static List<DirectoryEntry>? Read(SafeFileHandle folder, out Errno error)
    {
        var entries = new List<DirectoryEntry>();
        Span<byte> buffer = stackalloc byte[BufferSize];
        nint length;
        while ((length = SystemCall(LinuxCalls.GetDents64, folder, buffer, BufferSize)) > 0)
        {
            for (ReadOnlySpan<byte> rest = buffer[..(int)length]; !rest.IsEmpty; rest = rest[BinaryPrimitives.ReadUInt16LittleEndian(rest[LengthOffset..])..])
            {
                var name = rest[NameOffset..];
                name = name[..name.IndexOf((byte)0)];
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                {
                    entries.Add(new(Encoding.UTF8.GetString(name), DirectoryStream.TypeOf(rest[TypeOffset])));
                }
            }
        }

        // A folder that was removed meanwhile is at its end, as readdir(3) has it.
        error = length == 0 || Posix.LastError() == Errno.Missing ? Errno.None : Posix.LastError();
        return error == Errno.None ? entries : null;
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, SafeFileHandle folder, Span<byte> buffer, nint size);
}
