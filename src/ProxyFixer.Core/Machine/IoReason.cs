namespace ProxyFixer.Machine;

/// <summary>
/// Says in plain words why the file system refused. The words of .NET name the path that was used, which for work in an open folder
/// is one below <c>/proc/self/fd</c> that tells nobody anything; so the path is left to who knows the user's name for it.
/// </summary>
public static class IoReason
{
    /// <summary>Gives the reason.</summary>
    /// <param name="failure">An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>, as .NET or this program throws it.</param>
    /// <returns>A few words without path, in lower case and without a full stop; they follow "PATH: " or "could not …: ". What a <see cref="DiskException"/> tried stands before it.</returns>
    public static string Of(Exception failure) => Number(failure) is { } number && Words(number) is { } words
        ? words
        : failure switch
        {
            DiskException own when own.Message.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon =>
                $"{own.Message[..colon]}: {OfNumber(own.ErrorNumber)}",
            UnauthorizedAccessException => Words(13)!,
            FileNotFoundException => "no such file",
            DirectoryNotFoundException => Words(2)!,
            PathTooLongException => Words(36)!,
            ArgumentOutOfRangeException => Words(27)!, // what .NET makes of EFBIG
            _ when failure.Message.Contains("/proc/self/", StringComparison.Ordinal) => "the file system refuses",
            _ => failure.Message.TrimEnd('.'),
        };

    /// <summary>Gives the reason for an error number.</summary>
    /// <param name="number">As errno(3) has it.</param>
    /// <returns>A few words, as <see cref="Of"/> gives them.</returns>
    public static string OfNumber(int number) => Words(number) ?? "the file system refuses";

    /// <summary>Gives the error number behind a failure.</summary>
    /// <param name="failure">As .NET or this program throws it.</param>
    /// <returns>As errno(3) of Linux has it; EIO (5) where there is none.</returns>
    public static int NumberOf(Exception failure) => failure switch
    {
        DiskException own => own.ErrorNumber,
        FileNotFoundException or DirectoryNotFoundException => DiskException.Missing,
        PathTooLongException => 36,
        ArgumentOutOfRangeException => 27, // what .NET makes of EFBIG
        _ => Number(failure) ?? (failure is UnauthorizedAccessException ? DiskException.Refused : 5),
    };

    // .NET keeps errno in HResult of an IOException, and of the one inside an UnauthorizedAccessException.
    private static int? Number(Exception failure) => failure switch
    {
        DiskException => null,
        IOException { HResult: > 0 and < 4096 and var number } => SystemError.FromSystem(number),
        UnauthorizedAccessException { InnerException: IOException inner } => Number(inner),
        _ => null,
    };

    // errno(3); the numbers are those of Linux.
    private static string? Words(int number) => number switch
    {
        1 => "the system does not permit it",
        2 => "no such file or folder",
        5 => "the disk reports an error",
        12 => "there is not enough memory",
        13 => "no permission",
        16 => "it is in use",
        17 => "something of that name is there already",
        18 => "it lies on another file system",
        20 => "a part of the path is no folder",
        21 => "it is a folder",
        23 or 24 => "too many files are open",
        26 => "it is a program that runs",
        27 => "the file would be larger than the system allows",
        28 => "the disk is full",
        30 => "the file system is read-only",
        31 => "it has too many links",
        36 => "the name is too long",
        39 => "the folder is not empty",
        40 => "too many symbolic links",
        95 => "the file system cannot do that",
        116 => "the network file system has lost it",
        122 => "the disk quota is used up",
        _ => null,
    };
}
