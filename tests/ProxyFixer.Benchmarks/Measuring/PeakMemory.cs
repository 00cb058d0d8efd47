using System.Globalization;
using System.Runtime.InteropServices;

namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>
/// The most memory a program held at once. The kernel counts what a process held before it became another program, too, so a child of
/// this program would count as this program. A small shell therefore starts it, and becomes this program afterwards to ask for its children.
/// </summary>
internal static partial class PeakMemory
{
    /// <summary>An argument that makes this program print what its children held at most, in bytes.</summary>
    public const string OfChildren = "--peak-of-children";

    private const int Children = -1;

    /// <summary>Runs a program and gives its peak.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables to add.</param>
    /// <returns>Bytes; those of its largest process.</returns>
    public static long Of(string[] command, params (string Name, string Value)[] environment)
    {
        var own = Programs.Own(OfChildren);
        const string script = """
            host=$1 own=$2 option=$3; shift 3; "$@" >/dev/null 2>&1; exec "$host" "$own" "$option"
            """;
        var (_, output) = Timing.Once("sh", ["-c", script, "sh", .. own, .. command], environment);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>What the ended children of this process held at most.</summary>
    /// <returns>Bytes.</returns>
    public static long OfOwnChildren()
    {
        // struct rusage: two times of two words each, then ru_maxrss, which is in KiB on Linux and in bytes on macOS.
        var usage = new long[18];
        return GetUsage(Children, usage) == 0 ? usage[4] * (OperatingSystem.IsMacOS() ? 1 : 1024) : throw new InvalidOperationException("getrusage failed");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
