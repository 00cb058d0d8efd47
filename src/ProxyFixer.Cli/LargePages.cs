using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ProxyFixer.Cli;

/// <summary>
/// Has the first objects lie in large pages. A run makes some 3 MB of them, and where the kernel gets a page of memory slowly (10 µs on a
/// virtual machine whose page tables are kept by its host), 800 small pages take a quarter of the time of a lint.
/// </summary>
internal static partial class LargePages
{
    private const int Large = 2 << 20; // of x64 and of arm64 with small pages of 4 KiB; with others the kernel declines
    private const int Region = 2 * Large; // what the collector takes at a time (GCRegionSize)
    private const int Objects = 4_000_000; // the most that fits into one region
    private const int MayBeLarge = 14; // MADV_HUGEPAGE, madvise(2)
    private const int MakeLarge = 25; // MADV_COLLAPSE, Linux 6.1

    /// <summary>
    /// Asks the kernel for them. The collector has to reserve the memory first, which it does for a while without collections; those begin
    /// by themselves when more objects are made. It is advice: where it is declined, nothing changes.
    /// </summary>
    public static void Ask()
    {
        if (OperatingSystem.IsLinux() && !RuntimeFeature.IsDynamicCodeSupported && Reserve())
        {
            Advise();
        }
    }

    private static bool Reserve()
    {
        try
        {
            return GC.TryStartNoGCRegion(Objects, disallowFullBlockingGC: true);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false; // DOTNET_GCHeapHardLimit allows less
        }
    }

    [SupportedOSPlatform("linux")]
    private static unsafe void Advise()
    {
        fixed (byte* recent = new byte[1])
        {
            var start = (nint)recent & -Large;
            _ = Advise(start, Region, MayBeLarge);
            _ = Advise(start, Large, MakeLarge); // some of its small pages are in use
        }
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nint length, int advice);
}
