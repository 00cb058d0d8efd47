namespace ProxyFixer.Machine;

/// <summary>A system call of the writing side failed.</summary>
/// <param name="what">What was tried, in words that go before a colon, without a path.</param>
/// <param name="errorNumber">The error number (errno(3)), as Linux has it.</param>
public sealed class DiskException(string what, int errorNumber) : IOException($"{what}: {SystemError.Words(errorNumber)}")
{
    /// <summary>EEXIST.</summary>
    public const int Exists = 17;

    /// <summary>EINVAL.</summary>
    public const int Invalid = 22;

    /// <summary>EAGAIN: somebody else holds it.</summary>
    public const int Busy = 11;

    /// <summary>EINTR.</summary>
    public const int Interrupted = 4;

    /// <summary>ENOTDIR.</summary>
    public const int NoFolder = 20;

    /// <summary>ENOTEMPTY.</summary>
    public const int NotEmpty = 39;

    /// <summary>EOPNOTSUPP.</summary>
    public const int NotSupported = 95;

    /// <summary>ESTALE: what was open is not at its place any more.</summary>
    public const int Moved = 116;

    /// <summary>ENOENT.</summary>
    public const int Missing = 2;

    /// <summary>EACCES.</summary>
    public const int Refused = 13;

    /// <summary>EINVAL, ENOSYS, EOPNOTSUPP: what a file system answers that does not know a kind of rename.</summary>
    private static readonly int[] Unsupported = [Invalid, 38, NotSupported];

    /// <summary>The error number (errno(3)), as Linux has it.</summary>
    public int ErrorNumber { get; } = errorNumber;

    /// <summary>True where the file system does not know the operation.</summary>
    public bool IsUnsupported => Unsupported.Contains(ErrorNumber);
}
