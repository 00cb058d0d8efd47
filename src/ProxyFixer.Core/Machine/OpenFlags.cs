using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>The numbers of open(2) and its family, which differ by system and processor (fcntl.h).</summary>
public static class OpenFlags
{
    private static readonly bool IsMac = OperatingSystem.IsMacOS();
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;

    /// <summary>O_WRONLY.</summary>
    public const int WriteOnly = 1;

    /// <summary>O_RDWR.</summary>
    public const int ReadWrite = 2;

    /// <summary>O_NOFOLLOW: fails for a link.</summary>
    public static readonly int NoFollow = IsMac ? 0x100 : IsArm ? 0x8000 : 0x20000;

    /// <summary>O_DIRECTORY: fails for what is no folder.</summary>
    public static readonly int FolderOnly = IsMac ? 0x100000 : IsArm ? 0x4000 : 0x10000;

    /// <summary>O_CLOEXEC: not passed on to programs that are started.</summary>
    public static readonly int CloseOnExec = IsMac ? 0x1000000 : 0x80000;

    /// <summary>O_NONBLOCK: a pipe is not waited for.</summary>
    public static readonly int NoWaiting = IsMac ? 0x4 : 0x800;

    /// <summary>O_NOCTTY: a terminal does not become ours.</summary>
    public static readonly int NoTerminal = IsMac ? 0x20000 : 0x100;

    /// <summary>A folder may be passed through without the right to list it: O_PATH, or O_SEARCH where there is no O_PATH.</summary>
    public static readonly int PassThrough = FolderOnly | (IsMac ? 0x40000000 : 0x200000);
}
