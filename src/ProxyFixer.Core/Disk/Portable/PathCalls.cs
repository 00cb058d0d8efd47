using System.Runtime.InteropServices;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk.Portable;

/// <summary>System calls that name what they change by its path; they follow no link at its end.</summary>
internal static partial class PathCalls
{
    /// <summary>Gives a file another name, in place of what has it.</summary>
    /// <param name="from">A real path.</param>
    /// <param name="to">A real path.</param>
    public static void Rename(string from, string to) => UnixCalls.Check(RenameFile(from, to), "cannot put the file in place");

    /// <summary>Removes a file, if it is there.</summary>
    /// <param name="path">A real path.</param>
    public static void Delete(string path) => UnixCalls.CheckRemoved(Unlink(path), MachinePath.Name(path));

    /// <summary>Makes a folder.</summary>
    /// <param name="path">A real path.</param>
    /// <param name="mode">Permission bits.</param>
    public static void MakeFolder(string path, int mode) => UnixCalls.Check(MkDir(path, mode), $"cannot make the folder {MachinePath.Name(path)}");

    /// <summary>Removes an empty folder, if it is there.</summary>
    /// <param name="path">A real path.</param>
    /// <returns>False where it is not empty, or is no folder.</returns>
    public static bool DeleteFolder(string path) => UnixCalls.IsFolderRemoved(RmDir(path), MachinePath.Name(path));

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameFile(string from, string to);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "unlink", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Unlink(string path);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MkDir(string path, int mode);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "rmdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RmDir(string path);
}
