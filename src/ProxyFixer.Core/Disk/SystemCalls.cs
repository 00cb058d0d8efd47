using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>
/// System calls for writing. .NET's own are not enough: they name files by path, take locks when reading, and report no failed
/// fsync(2) (<c>RandomAccess.FlushToDisk</c> and <c>FileStream.Flush(true)</c> drop the error).
/// </summary>
internal static partial class SystemCalls
{
    private const int Interrupted = 4; // EINTR
    private const int CloseOnExec = 0x80000;
    private const int WriteOnly = 0x1;
    private const int ReadWrite = 0x2;
    private const int MustCreate = 0x40 | 0x80; // O_CREAT | O_EXCL
    private const int MayCreate = 0x40;
    private const int NoWaiting = 0x800 | 0x100; // O_NONBLOCK | O_NOCTTY
    private const int PathOnly = 0x200000; // O_PATH: a folder may be passed through without the right to list it
    private const int RemoveFolder = 0x200; // AT_REMOVEDIR
    private const int ExclusiveAtOnce = 2 | 4; // LOCK_EX | LOCK_NB

    // These two have other values on 32 and 64 bit Arm than elsewhere (fcntl.h).
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
    private static readonly int NoFollow = IsArm ? 0x8000 : 0x20000;
    private static readonly int FolderOnly = IsArm ? 0x4000 : 0x10000;

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
        Handle(Repeat(() => OpenAt(-100, "/", FolderOnly | (onlyToPass ? PathOnly : 0) | CloseOnExec, 0)), "cannot open the folder /");

    /// <summary>Opens a folder in an open one.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    public static SafeFileHandle OpenFolder(SafeFileHandle folder, string name) =>
        OpenIn(folder, name, FolderOnly, 0, $"cannot open the folder {name}");

    /// <summary>Opens a folder in an open one, only to go on from it.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    public static SafeFileHandle PassThrough(SafeFileHandle folder, string name) =>
        OpenIn(folder, name, FolderOnly | PathOnly, 0, $"cannot open the folder {name}");

    /// <summary>Opens a file for reading; a pipe or device is not waited for.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The open file; null where nothing is there.</returns>
    public static SafeFileHandle? TryOpenForReading(SafeFileHandle folder, string name)
    {
        try
        {
            return OpenIn(folder, name, NoWaiting, 0, $"cannot read {name}");
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Missing)
        {
            return null;
        }
    }

    /// <summary>Creates a file.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name; nothing may be there.</param>
    /// <param name="mode">Permission bits.</param>
    /// <returns>The file, open for writing.</returns>
    public static SafeFileHandle CreateFile(SafeFileHandle folder, string name, int mode) =>
        OpenIn(folder, name, WriteOnly | MustCreate, mode, "cannot write there");

    /// <summary>Writes all bytes.</summary>
    /// <param name="file">A file open for writing.</param>
    /// <param name="bytes">The content.</param>
    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = (int)WriteTo(file, bytes, bytes.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Failure("cannot write");
            }

            bytes = bytes[Math.Max(0, written)..];
        }
    }

    /// <summary>Sets owner and group.</summary>
    /// <param name="file">An open file or folder.</param>
    /// <param name="owner">User id.</param>
    /// <param name="group">Group id.</param>
    public static void SetOwner(SafeFileHandle file, uint owner, uint group) => Check(FChOwn(file, owner, group), "cannot keep the owner");

    /// <summary>Sets permission bits.</summary>
    /// <param name="file">An open file or folder.</param>
    /// <param name="mode">0 to 07777.</param>
    public static void SetMode(SafeFileHandle file, int mode) => Check(FChMod(file, mode), "cannot set the mode");

    /// <summary>Flushes a file's content, or a folder's names.</summary>
    /// <param name="file">An open file or folder.</param>
    public static void Flush(SafeFileHandle file) => Check(Repeat(() => FSync(file)), "cannot flush to the disk");

    /// <summary>Renames inside a folder.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="from">A bare name.</param>
    /// <param name="to">A bare name.</param>
    /// <param name="kind">What happens to a file of the new name.</param>
    public static void Rename(SafeFileHandle folder, string from, string to, RenameKind kind) =>
        Check(RenameAt(folder, from, folder, to, (uint)kind), "cannot put the file in place");

    /// <summary>Removes a file, if it is there.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    public static void Delete(SafeFileHandle folder, string name)
    {
        if (UnlinkAt(folder, name, 0) != 0 && Marshal.GetLastPInvokeError() != DiskException.Missing)
        {
            throw Failure($"cannot remove {name}");
        }
    }

    /// <summary>Makes a folder.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <param name="mode">Permission bits.</param>
    public static void MakeFolder(SafeFileHandle folder, string name, int mode) =>
        Check(MkDirAt(folder, name, mode), $"cannot make the folder {name}");

    /// <summary>Removes an empty folder, if it is there.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>False where it is not empty, or is no folder.</returns>
    public static bool DeleteFolder(SafeFileHandle folder, string name)
    {
        const int NotFolder = 20; // ENOTDIR
        const int NotEmpty = 39; // ENOTEMPTY
        return UnlinkAt(folder, name, RemoveFolder) == 0
            || Marshal.GetLastPInvokeError() switch
            {
                DiskException.Missing => true,
                NotFolder or NotEmpty or DiskException.Exists => false,
                _ => throw Failure($"cannot remove the folder {name}"),
            };
    }

    /// <summary>Tries to lock a file for this process (flock(2)).</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name; the file is made where it is missing.</param>
    /// <param name="mode">Permission bits of a new file.</param>
    /// <returns>The lock; null where another process holds it.</returns>
    public static SafeFileHandle? TryLock(SafeFileHandle folder, string name, int mode)
    {
        var file = OpenIn(folder, name, ReadWrite | MayCreate, mode, "cannot open the lock");
        if (Repeat(() => FLock(file, ExclusiveAtOnce)) == 0)
        {
            return file;
        }

        var failure = Failure("cannot lock");
        file.Dispose();
        return failure.ErrorNumber == 11 ? null : throw failure; // EWOULDBLOCK
    }

    /// <summary>The user whose rights count.</summary>
    public static uint EffectiveUser => GetEffectiveUser();

    /// <summary>Has a write beyond RLIMIT_FSIZE fail (EFBIG) instead of ending the process (setrlimit(2)).</summary>
    public static void IgnoreSizeLimitSignal()
    {
        const int SizeLimit = 25; // SIGXFSZ
        const nint Ignore = 1; // SIG_IGN
        Signal(SizeLimit, Ignore);
    }

    private static SafeFileHandle OpenIn(SafeFileHandle folder, string name, int flags, int mode, string what) =>
        Handle(Repeat(() => OpenAt(folder, name, flags | NoFollow | CloseOnExec, mode)), what);

    private static SafeFileHandle Handle(int opened, string what) => opened >= 0 ? new(opened, ownsHandle: true) : throw Failure(what);

    private static void Check(int result, string what)
    {
        if (result != 0)
        {
            throw Failure(what);
        }
    }

    private static int Repeat(Func<int> call)
    {
        while (true)
        {
            var result = call();
            if (result >= 0 || Marshal.GetLastPInvokeError() != Interrupted)
            {
                return result;
            }
        }
    }

    private static DiskException Failure(string what) => new(what, Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(int folder, string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteTo(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint length);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int FChOwn(SafeFileHandle file, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int FChMod(SafeFileHandle file, int mode);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt(SafeFileHandle folder, string from, SafeFileHandle toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "mkdirat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MkDirAt(SafeFileHandle folder, string name, int mode);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);
}
