using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>Lists an open folder of Linux.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxList
{
    private const int TypeOffset = 18; // of dirent with 64 bit offsets: ino 8, off 8, reclen 2, type 1, name (readdir(3))

    /// <summary>Reads the entries of a folder, and closes it.</summary>
    public static List<DirectoryEntry>? Read(SafeFileHandle folder, out Errno error)
    {
        var stream = OpenStream((int)folder.DangerousGetHandle());
        if (stream == 0)
        {
            error = Posix.LastError();
            return null;
        }

        folder.SetHandleAsInvalid(); // the stream closes it
        try
        {
            return DirectoryStream.Read(() => nint.Size == 8 ? ReadEntry(stream) : ReadEntry64(stream), TypeOffset, out error);
        }
        finally
        {
            _ = CloseStream(stream);
        }
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    private static partial nint OpenStream(int descriptor);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static partial nint ReadEntry(nint stream);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "readdir64", SetLastError = true)]
    private static partial nint ReadEntry64(nint stream);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseStream(nint stream);
}
