using System.Runtime.InteropServices;
using ProxyFixer.Machine;

namespace ProxyFixer.Cli;

/// <summary>System calls on file descriptors that .NET hides: its console passes over a reader that went away.</summary>
internal static partial class Descriptor
{
    private const int GetFlags = 1; // F_GETFD
    private const int PassedOn = 0; // no FD_CLOEXEC
    private const short Writable = 4; // POLLOUT

    /// <summary>EAGAIN: a write would have to wait.</summary>
    public const int TryAgain = 11;

    /// <summary>EINTR: a signal came.</summary>
    public const int Interrupted = 4;

    /// <summary>ENXIO: nobody has the pipe open for reading.</summary>
    public const int NoReader = 6;

    /// <summary>EPIPE: the reader went away.</summary>
    public const int BrokenPipe = 32;

    /// <summary>EBADF.</summary>
    public const int Closed = 9;

    /// <summary>
    /// Tells whether a descriptor was open when the program was started. What survived execve(2) has no close-on-exec flag; what the runtime
    /// opens has one, and may have got the number of a closed stream.
    /// </summary>
    /// <param name="number">The descriptor.</param>
    /// <returns>True for an inherited one.</returns>
    public static bool WasInherited(int number) => FCntl(number, GetFlags) == PassedOn;

    /// <summary>Puts /dev/null in the place of standard streams that are closed, so that no file that is opened later takes their place.</summary>
    public static void FillStandardStreams()
    {
        for (var number = 0; number <= 2; number++)
        {
            if (FCntl(number, GetFlags) < 0)
            {
                _ = Open("/dev/null", OpenFlags.ReadWrite); // the lowest number that is free
            }
        }
    }

    /// <summary>Opens a device or a pipe for writing, without waiting for a reader.</summary>
    /// <param name="path">A real path.</param>
    /// <returns>The descriptor, or a negated errno.</returns>
    public static int OpenForWriting(string path) =>
        Open(path, OpenFlags.WriteOnly | OpenFlags.NoTerminal | OpenFlags.NoWaiting | OpenFlags.CloseOnExec) is >= 0 and var opened ? opened : -SystemError.Last();

    /// <summary>Writes what the descriptor takes at once.</summary>
    /// <param name="number">The descriptor.</param>
    /// <param name="bytes">What to write.</param>
    /// <returns>The number of bytes written, or a negated errno.</returns>
    public static int Write(int number, ReadOnlySpan<byte> bytes) =>
        (int)Write(number, in MemoryMarshal.GetReference(bytes), bytes.Length) is >= 0 and var written ? written : -SystemError.Last();

    /// <summary>Waits until a descriptor can take more.</summary>
    /// <param name="number">The descriptor.</param>
    /// <param name="milliseconds">The longest wait.</param>
    /// <returns>True where writing makes sense: it can take more, or will say what is wrong.</returns>
    public static bool WaitUntilWritable(int number, int milliseconds)
    {
        var wait = new PollRequest { Number = number, Wanted = Writable };
        return Poll(ref wait, 1, milliseconds) != 0;
    }

    /// <summary>Closes a descriptor.</summary>
    /// <param name="number">The descriptor.</param>
    public static void Release(int number) => _ = Close(number);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FCntl(int number, int command);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int number, in byte bytes, nint count);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollRequest request, nuint count, int milliseconds);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int number);

    private struct PollRequest
    {
        public int Number;
        public short Wanted;
        public short Found;
    }
}
