using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ProxyFixer.Cli;

/// <summary>The size of a terminal, asked of the kernel: .NET's console sends its own settings to the terminal first, into the report.</summary>
internal static partial class TerminalSize
{
    private const nuint GetWindowSize = 0x5413; // TIOCGWINSZ of x86 and Arm

    /// <summary>Measures it.</summary>
    /// <param name="descriptor">1 for standard output, 2 for standard error.</param>
    /// <returns>Columns; 0 where it is no terminal, or one that does not say.</returns>
    public static int Columns(int descriptor) =>
        !OperatingSystem.IsLinux() ? Math.Max(0, Console.WindowWidth)
        : Ask(descriptor, GetWindowSize, out var size) == 0 ? size.Columns : 0;

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ask(int descriptor, nuint request, out WindowSize size);

    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
