namespace ProxyFixer.Machine;

/// <summary>What a system call answers where it fails, as far as we tell answers apart (errno(3)); the numbers are those of Linux, into which <see cref="SystemError"/> translates others.</summary>
internal enum Errno
{
    /// <summary>It did not fail.</summary>
    None = 0,

    /// <summary>EPERM.</summary>
    NotPermitted = 1,

    /// <summary>ENOENT: nothing is there.</summary>
    Missing = 2,

    /// <summary>EINTR: a signal came in between.</summary>
    Interrupted = 4,

    /// <summary>ENXIO: a socket, or a device without a driver.</summary>
    NoDevice = 6,

    /// <summary>EACCES.</summary>
    Refused = 13,

    /// <summary>ENOTDIR: no folder, which a link is neither.</summary>
    NoFolder = 20,

    /// <summary>EINVAL; of <c>readlink</c>: no link.</summary>
    Invalid = 22,

    /// <summary>ENAMETOOLONG: no file can have that name.</summary>
    NameTooLong = 36,

    /// <summary>ELOOP: too many links, or one where none is followed.</summary>
    Circle = 40,
}

/// <summary>Sorts the answers of system calls.</summary>
internal static class ErrnoKinds
{
    /// <summary>Tells whether the caller lacks the right.</summary>
    /// <param name="error">The answer.</param>
    /// <returns>True for EACCES and EPERM.</returns>
    public static bool IsRefusal(this Errno error) => error is Errno.Refused or Errno.NotPermitted;

    /// <summary>Tells whether an answer leaves open what is there: a disk error, no descriptors left, a file server that is gone.</summary>
    /// <param name="error">The answer.</param>
    /// <returns>True where neither "nothing is there" nor "no permission" is meant.</returns>
    public static bool IsFailure(this Errno error) => !error.IsRefusal()
        && error is not (Errno.None or Errno.Missing or Errno.NoFolder or Errno.NameTooLong or Errno.Circle or Errno.NoDevice or Errno.Invalid);
}
