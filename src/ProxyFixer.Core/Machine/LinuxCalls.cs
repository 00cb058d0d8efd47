using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ProxyFixer.Machine;

/// <summary>
/// Numbers of system calls for which older C libraries have no name: musl before 1.2.5 (Alpine 3.19) knows no <c>statx</c>, and glibc
/// before 2.28 neither that nor <c>renameat2</c>. These two are asked for by name first (syscall(2)).
/// </summary>
[SupportedOSPlatform("linux")]
internal static class LinuxCalls
{
    /// <summary>Of statx(2).</summary>
    public static readonly nint StatX = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 332,
        Architecture.Arm => 397,
        _ => 291, // arm64, and all that came after it
    };

    /// <summary>Of getdents64(2), which glibc before 2.30 has no name for.</summary>
    public static readonly nint GetDents64 = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm ? 217 : 61;

    /// <summary>Of renameat2(2).</summary>
    public static readonly nint RenameAt2 = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 316,
        Architecture.Arm => 382,
        _ => 276,
    };
}
