using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>System calls that .NET has no name for, on Linux and macOS.</summary>
internal static partial class Posix
{
    /// <summary>Asks for a file's status.</summary>
    /// <param name="path">A real path of this machine.</param>
    /// <param name="follow">Whether a link at the end is followed.</param>
    /// <returns>The status, or null where nothing is there or it may not be looked at.</returns>
    public static FileStatus? Status(string path, bool follow) =>
        OperatingSystem.IsLinux() ? LinuxStatus.Of(path, follow, out _) : OperatingSystem.IsMacOS() ? MacStatus.Of(path, follow, out _) : throw Unknown();

    /// <summary>Asks for the status of a file in an open folder; a link is not followed.</summary>
    /// <param name="folder">An open folder.</param>
    /// <param name="name">A bare name.</param>
    /// <returns>The status, or null where nothing is there.</returns>
    /// <exception cref="DiskException">It may not be looked at.</exception>
    public static FileStatus? Status(SafeFileHandle folder, string name) =>
        StatusAt(folder, name, out var error) is { } status ? status
        : error == Errno.Missing ? null
        : throw new DiskException($"cannot look at {name}", (int)error);

    /// <summary>Asks for the status of an open file.</summary>
    /// <param name="file">An open file.</param>
    /// <returns>The status.</returns>
    /// <exception cref="DiskException">The system refuses.</exception>
    public static FileStatus Status(SafeFileHandle file) =>
        StatusOpened(file, out var error) ?? throw new DiskException("cannot look at the open file", (int)error);

    /// <summary>What is thrown on a system that the program was not made for.</summary>
    /// <returns>The exception.</returns>
    internal static PlatformNotSupportedException Unknown() => new("there is no way to look at files on this system");

    /// <summary>Tells what kind of thing a mode means (inode(7)); the numbers are the same on every system.</summary>
    /// <param name="mode">The mode with its upper bits.</param>
    /// <returns>The kind.</returns>
    internal static FileType TypeOf(int mode) => (mode & 0xF000) switch
    {
        0x8000 => FileType.File,
        0x4000 => FileType.Folder,
        0xA000 => FileType.Link,
        _ => FileType.Special,
    };

    /// <summary>Makes a date of a file's time; file systems keep any number, a date has limits.</summary>
    /// <param name="seconds">Since 1970.</param>
    /// <param name="nanoseconds">Beyond them.</param>
    /// <returns>The nearest date.</returns>
    internal static DateTimeOffset TimeOf(long seconds, long nanoseconds) => DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1)).AddTicks(nanoseconds / 100);
}
