using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>
/// System calls for writing that are the same on every Unix. .NET's own are not enough: they report no failed fsync(2)
/// (<c>RandomAccess.FlushToDisk</c> and <c>FileStream.Flush(true)</c> drop the error), and know no owners.
/// </summary>
internal static partial class UnixCalls
{
    private const int ExclusiveAtOnce = 2 | 4; // LOCK_EX | LOCK_NB

    /// <summary>Writes all bytes.</summary>
    /// <param name="file">A file open for writing.</param>
    /// <param name="bytes">The content.</param>
    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = (int)WriteTo(file, bytes, bytes.Length);
            if (written < 0 && SystemError.Last() is not DiskException.Interrupted and var number)
            {
                throw new DiskException("cannot write", number);
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

    /// <summary>Flushes a file's content, or a folder's names, to the disk itself.</summary>
    /// <param name="file">An open file or folder.</param>
    public static void Flush(SafeFileHandle file)
    {
        // There fsync(2) stops at the drive, which may keep it in its cache; not every file system knows the other way (fcntl(2)).
        if (OperatingSystem.IsMacOS() && Repeat(() => FCntl(file, 51 /* F_FULLFSYNC */)) >= 0)
        {
            return;
        }

        Check(Repeat(() => FSync(file)), "cannot flush to the disk");
    }

    /// <summary>Tries to lock an open file for this process (flock(2)).</summary>
    /// <param name="file">An open file; closed where it cannot be locked.</param>
    /// <returns>The file as the lock; null where another process holds it.</returns>
    public static SafeFileHandle? TryLock(SafeFileHandle file)
    {
        if (Repeat(() => FLock(file, ExclusiveAtOnce)) == 0)
        {
            return file;
        }

        var number = SystemError.Last();
        file.Dispose();
        return number == DiskException.Busy ? null : throw new DiskException("cannot lock", number);
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

    /// <summary>Throws where a call failed.</summary>
    /// <param name="result">What the call answered; 0 for success.</param>
    /// <param name="what">What was tried.</param>
    public static void Check(int result, string what)
    {
        if (result != 0)
        {
            throw new DiskException(what, SystemError.Last());
        }
    }

    /// <summary>Throws where a file could not be removed that is there.</summary>
    /// <param name="result">What the call answered; 0 for success.</param>
    /// <param name="name">The file.</param>
    public static void CheckRemoved(int result, string name)
    {
        if (result != 0 && SystemError.Last() is not DiskException.Missing and var number)
        {
            throw new DiskException($"cannot remove {name}", number);
        }
    }

    /// <summary>Tells what removing a folder came to.</summary>
    /// <param name="result">What the call answered; 0 for success.</param>
    /// <param name="name">The folder.</param>
    /// <returns>True where it is gone; false where it is not empty, or is no folder.</returns>
    public static bool IsFolderRemoved(int result, string name) => result == 0 || SystemError.Last() switch
    {
        DiskException.Missing => true,
        DiskException.NoFolder or DiskException.NotEmpty or DiskException.Exists => false,
        var number => throw new DiskException($"cannot remove the folder {name}", number),
    };

    /// <summary>Makes a call again as long as a signal comes in between.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it answered.</returns>
    public static int Repeat(Func<int> call)
    {
        while (true)
        {
            var result = call();
            if (result >= 0 || SystemError.Last() != DiskException.Interrupted)
            {
                return result;
            }
        }
    }

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteTo(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint length);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FCntl(SafeFileHandle file, int command);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int FChOwn(SafeFileHandle file, uint owner, uint group);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int FChMod(SafeFileHandle file, int mode);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);
}
