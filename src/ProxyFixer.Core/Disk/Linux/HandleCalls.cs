using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk.Linux;

/// <summary>System calls of Linux that work in an open folder. .NET's own name files by path.</summary>
[SupportedOSPlatform("linux")]
internal static partial class HandleCalls
{
    private const int AtFdCwd = -100;
    private const int MustCreate = 0x40 | 0x80; // O_CREAT | O_EXCL
    private const int MayCreate = 0x40;
    private const int RemoveFolder = 0x200; // AT_REMOVEDIR
    private static bool isRenameUnknown; // to the C library

    /// <summary>The kinds of renameat2(2).</summary>
    public enum RenameKind
    {
        /// <summary>What has the new name is replaced.</summary>
        Replace = 0,

        /// <summary>Refused where something has the new name.</summary>
        NoReplace = 1,

        /// <summary>The two files exchange their names.</summary>
        Exchange = 2,
    }

    /// <summary>Opens '/'.</summary>
    /// <param name="onlyToPass">Whether it is only gone on from, which needs no right to list it.</param>
    /// <returns>The open folder.</returns>
    public static SafeFileHandle OpenRoot(bool onlyToPass) =>
        Handle(UnixCalls.Repeat(() => OpenAt(AtFdCwd, "/", (onlyToPass ? OpenFlags.PassThrough : OpenFlags.FolderOnly) | OpenFlags.CloseOnExec, 0)), "cannot open the folder /");

    /// <summary>Opens a folder in an open one.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    public static SafeFileHandle OpenFolder(SafeFileHandle folder, string name) =>
        OpenIn(folder, name, OpenFlags.FolderOnly, 0, $"cannot open the folder {name}");

    /// <summary>Opens a folder in an open one, only to go on from it.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    public static SafeFileHandle PassThrough(SafeFileHandle folder, string name) =>
        OpenIn(folder, name, OpenFlags.PassThrough, 0, $"cannot open the folder {name}");

    /// <summary>Creates a file.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name; nothing may be there.</param>
    /// <param name="mode">Permission bits.</param>
    /// <returns>The file, open for writing.</returns>
    public static SafeFileHandle CreateFile(SafeFileHandle folder, string name, int mode) =>
        OpenIn(folder, name, OpenFlags.WriteOnly | MustCreate, mode, "cannot write there");

    /// <summary>Renames inside a folder.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="from">A bare name.</param>
    /// <param name="to">A bare name.</param>
    /// <param name="kind">What happens to a file of the new name.</param>
    public static void Rename(SafeFileHandle folder, string from, string to, RenameKind kind) =>
        UnixCalls.Check(RenameAt(folder, from, to, (uint)kind), "cannot put the file in place");

    /// <summary>Removes a file, if it is there.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    public static void Delete(SafeFileHandle folder, string name)
    {
        UnixCalls.CheckRemoved(UnlinkAt(folder, name, 0), name);
    }

    /// <summary>Makes a folder.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="mode">Permission bits.</param>
    public static void MakeFolder(SafeFileHandle folder, string name, int mode) =>
        UnixCalls.Check(MkDirAt(folder, name, mode), $"cannot make the folder {name}");

    /// <summary>Removes an empty folder, if it is there.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>False where it is not empty, or is no folder.</returns>
    public static bool DeleteFolder(SafeFileHandle folder, string name) => UnixCalls.IsFolderRemoved(UnlinkAt(folder, name, RemoveFolder), name);

    /// <summary>Opens a lock file.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name; the file is made where it is missing.</param>
    /// <param name="mode">Permission bits of a new file.</param>
    /// <returns>The file, open.</returns>
    public static SafeFileHandle OpenLock(SafeFileHandle folder, string name, int mode) =>
        OpenIn(folder, name, OpenFlags.ReadWrite | MayCreate, mode, "cannot open the lock");

    private static int RenameAt(SafeFileHandle folder, string from, string to, uint kind)
    {
        if (!isRenameUnknown)
        {
            try
            {
                return RenameAt(folder, from, folder, to, kind);
            }
            catch (EntryPointNotFoundException)
            {
                isRenameUnknown = true;
            }
        }

        return (int)SystemCall(LinuxCalls.RenameAt2, folder, from, folder, to, kind);
    }

    private static SafeFileHandle OpenIn(SafeFileHandle folder, string name, int flags, int mode, string what) =>
        Handle(UnixCalls.Repeat(() => OpenAt(folder, name, flags | OpenFlags.NoFollow | OpenFlags.CloseOnExec, mode)), what);

    private static SafeFileHandle Handle(int opened, string what) =>
        opened >= 0 ? new(opened, ownsHandle: true) : throw new DiskException(what, SystemError.Last());

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(int folder, string path, int flags, int mode);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags, int mode);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt(SafeFileHandle folder, string from, SafeFileHandle toFolder, string to, uint flags);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "syscall", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint SystemCall(nint number, SafeFileHandle folder, string from, SafeFileHandle toFolder, string to, nuint flags);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "mkdirat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MkDirAt(SafeFileHandle folder, string name, int mode);
}
