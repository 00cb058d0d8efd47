using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk.Linux;

/// <summary>Extended attributes of Linux: access lists, the SELinux label, capabilities (xattr(7)).</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxAttributes
{
    private const int Largest = 64 * 1024; // XATTR_LIST_MAX and XATTR_SIZE_MAX

    /// <summary>Copies the attributes that the file system lets us set.</summary>
    /// <param name="from">An open file.</param>
    /// <param name="to">The file that gets them.</param>
    /// <exception cref="DiskException">An access list cannot be copied; other attributes are left out silently.</exception>
    public static void Copy(SafeFileHandle from, SafeFileHandle to)
    {
        var names = new byte[Largest];
        var length = (int)FListXAttr(from, names, names.Length);
        foreach (var name in Encoding.UTF8.GetString(names, 0, Math.Max(0, length)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = new byte[Largest];
            var size = FGetXAttr(from, name, value, value.Length);
            if (size >= 0 && FSetXAttr(to, name, value, size, 0) != 0 && name.StartsWith("system.posix_acl", StringComparison.Ordinal))
            {
                throw new DiskException("cannot keep the access list", SystemError.Last());
            }
        }
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "flistxattr", SetLastError = true)]
    private static partial nint FListXAttr(SafeFileHandle file, byte[] names, nint size);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "fgetxattr", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint FGetXAttr(SafeFileHandle file, string name, byte[] value, nint size);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "fsetxattr", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int FSetXAttr(SafeFileHandle file, string name, byte[] value, nint size, int flags);
}
