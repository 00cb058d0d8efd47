using System.Runtime.InteropServices;
using ProxyFixer.Machine;

namespace ProxyFixer.Cli;

/// <summary>What happens to this process when a signal comes (sigaction(2)).</summary>
internal static partial class SignalAction
{
    private const nint Ignore = 1; // SIG_IGN
    private const int MostBytes = 512; // struct sigaction has 152 in Linux, fewer in macOS; its first word is the handler

    /// <summary>Tells whether a signal is ignored; to be asked before anything listens for it.</summary>
    /// <param name="number">The signal's number.</param>
    /// <returns>True where whoever started this process ignored it.</returns>
    public static bool IsIgnored(int number)
    {
        Span<nint> action = stackalloc nint[MostBytes / sizeof(long)];
        return Ask(number, 0, ref MemoryMarshal.GetReference(action)) == 0 && action[0] == Ignore;
    }

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Ask(int number, nint wanted, ref nint found);
}
