using Microsoft.Win32.SafeHandles;
using ProxyFixer.Disk.Linux;
using ProxyFixer.Disk.Portable;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>What a file has besides mode and owner: access lists, labels, capabilities.</summary>
internal static class FileAttributes
{
    /// <summary>Copies what the file system lets us set.</summary>
    /// <param name="from">An open file.</param>
    /// <param name="to">The file that gets it.</param>
    /// <exception cref="DiskException">An access list cannot be copied.</exception>
    public static void Copy(SafeFileHandle from, SafeFileHandle to)
    {
        if (OperatingSystem.IsLinux())
        {
            LinuxAttributes.Copy(from, to);
        }
        else if (OperatingSystem.IsMacOS())
        {
            MacCalls.CopyAttributes(from, to);
        }
    }
}
