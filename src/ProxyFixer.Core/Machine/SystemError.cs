using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>Error numbers (errno(3)). Everything else knows those of Linux alone; what macOS answers is translated here, once.</summary>
public static class SystemError
{
    // Of those that we tell apart or have words for; the first 34 are the same everywhere (sys/errno.h).
    private static readonly (int Mac, int Linux)[] Others =
    [
        (35, 11), // EAGAIN
        (45, 95), // ENOTSUP
        (102, 95), // EOPNOTSUPP
        (62, 40), // ELOOP
        (63, 36), // ENAMETOOLONG
        (66, 39), // ENOTEMPTY
        (69, 122), // EDQUOT
        (70, 116), // ESTALE
        (78, 38), // ENOSYS
    ];

    /// <summary>What the last call into the C library failed with.</summary>
    /// <returns>The number that Linux has for it; 0 where it did not fail.</returns>
    public static int Last() => FromSystem(Marshal.GetLastPInvokeError());

    /// <summary>Translates a number of this system.</summary>
    /// <param name="number">As a call or an exception of .NET tells it.</param>
    /// <returns>The number that Linux has for it; of other meaning on neither.</returns>
    public static int FromSystem(int number) => OperatingSystem.IsMacOS() ? FromMac(number) : number;

    /// <summary>Says in the system's words what a number means.</summary>
    /// <param name="number">As Linux has it.</param>
    /// <returns>A few words.</returns>
    public static string Words(int number) => Marshal.GetPInvokeErrorMessage(OperatingSystem.IsMacOS() ? ToMac(number) : number);

    /// <summary>Translates a number of macOS.</summary>
    /// <param name="number">The number there.</param>
    /// <returns>That of Linux; one that Linux has for something else becomes EIO, a failure of unknown kind.</returns>
    internal static int FromMac(int number) =>
        number < 35 && number != 11 ? number
        : Array.FindIndex(Others, pair => pair.Mac == number) is >= 0 and var found ? Others[found].Linux
        : 5;

    /// <summary>Translates a number of Linux.</summary>
    /// <param name="number">The number.</param>
    /// <returns>That of macOS.</returns>
    internal static int ToMac(int number) => Array.FindIndex(Others, pair => pair.Linux == number) is >= 0 and var found ? Others[found].Mac : number;
}
