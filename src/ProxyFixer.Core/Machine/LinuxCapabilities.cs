using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ProxyFixer.Machine;

/// <summary>The capabilities of this process (capget(2)).</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxCapabilities
{
    private const uint Version3 = 0x20080522; // _LINUX_CAPABILITY_VERSION_3: 64 of them, in two halves

    /// <summary>Those that count now.</summary>
    /// <returns>One bit each; null where the kernel does not say.</returns>
    public static ulong? Effective()
    {
        var header = new Header { Version = Version3 };
        Span<Sets> halves = stackalloc Sets[2];
        return Get(ref header, ref MemoryMarshal.GetReference(halves)) == 0 ? halves[0].Effective | (ulong)halves[1].Effective << 32 : null;
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "capget")]
    private static partial int Get(ref Header header, ref Sets first);

    private struct Header
    {
        public uint Version;
        public int Process; // 0: this one
    }

    private struct Sets
    {
        public uint Effective;
        public uint Permitted;
        public uint Inheritable;
    }
}
