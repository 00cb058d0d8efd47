using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk.Portable;

/// <summary>System calls that macOS alone has.</summary>
[SupportedOSPlatform("macos")]
internal static partial class MacCalls
{
    /// <summary>RENAME_SWAP: the two files exchange their names.</summary>
    public const uint Exchange = 2;

    /// <summary>RENAME_EXCL: refused where something has the new name.</summary>
    public const uint NoReplace = 4;

    private const uint AccessList = 1; // COPYFILE_ACL
    private const uint Attributes = 4; // COPYFILE_XATTR

    /// <summary>Renames in a way that rename(2) has not.</summary>
    /// <param name="from">A real path.</param>
    /// <param name="to">A real path.</param>
    /// <param name="kind"><see cref="Exchange"/> or <see cref="NoReplace"/>.</param>
    public static void Rename(string from, string to, uint kind) => UnixCalls.Check(RenameEx(from, to, kind), "cannot put the file in place");

    /// <summary>Copies extended attributes and the access list (copyfile(3)).</summary>
    /// <param name="from">An open file.</param>
    /// <param name="to">The file that gets them.</param>
    public static void CopyAttributes(SafeFileHandle from, SafeFileHandle to)
    {
        if (FCopyFile(from, to, 0, AccessList | Attributes) != 0 && SystemError.Last() is not DiskException.NotSupported and var number)
        {
            throw new DiskException("cannot keep the access list", number);
        }
    }

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameEx(string from, string to, uint flags);

    [SupportedOSPlatform("macos")]
    [LibraryImport("libc", EntryPoint = "fcopyfile", SetLastError = true)]
    private static partial int FCopyFile(SafeFileHandle from, SafeFileHandle to, nint state, uint flags);
}
