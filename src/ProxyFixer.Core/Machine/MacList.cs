using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>Lists an open folder of macOS. On Intel the names without a suffix are those of a layout with 32 bit inodes.</summary>
[SupportedOSPlatform("macos")]
internal static partial class MacList
{
    private const int TypeOffset = 20; // of dirent: ino 8, seekoff 8, reclen 2, namlen 2, type 1, name (sys/dirent.h)
    private static readonly bool IsIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Reads the entries of a folder, and closes it.</summary>
    public static List<DirectoryEntry>? Read(SafeFileHandle folder, out Errno error)
    {
        var stream = IsIntel ? OpenStreamIntel((int)folder.DangerousGetHandle()) : OpenStream((int)folder.DangerousGetHandle());
        if (stream == 0)
        {
            error = Posix.LastError();
            return null;
        }

        folder.SetHandleAsInvalid(); // the stream closes it
        try
        {
            return DirectoryStream.Read(() => IsIntel ? ReadEntryIntel(stream) : ReadEntry(stream), TypeOffset, out error);
        }
        finally
        {
            _ = CloseStream(stream);
        }
    }

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    private static partial nint OpenStream(int descriptor);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fdopendir$INODE64", SetLastError = true)]
    private static partial nint OpenStreamIntel(int descriptor);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static partial nint ReadEntry(nint stream);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "readdir$INODE64", SetLastError = true)]
    private static partial nint ReadEntryIntel(nint stream);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseStream(nint stream);
}
