using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>A system call of the writing side failed.</summary>
/// <param name="what">What was tried, in words that go before a colon, without a path.</param>
/// <param name="errorNumber">The system's error number (errno(3)).</param>
public sealed class DiskException(string what, int errorNumber) : IOException($"{what}: {Marshal.GetPInvokeErrorMessage(errorNumber)}")
{
    /// <summary>EEXIST.</summary>
    public const int Exists = 17;

    /// <summary>ENOENT.</summary>
    public const int Missing = 2;

    /// <summary>EACCES.</summary>
    public const int Refused = 13;

    /// <summary>EINVAL, ENOSYS, EOPNOTSUPP: what a file system answers that does not know a kind of rename.</summary>
    private static readonly int[] Unsupported = [22, 38, 95];

    /// <summary>The system's error number (errno(3)).</summary>
    public int ErrorNumber { get; } = errorNumber;

    /// <summary>True where the file system does not know the operation.</summary>
    public bool IsUnsupported => Unsupported.Contains(ErrorNumber);
}
