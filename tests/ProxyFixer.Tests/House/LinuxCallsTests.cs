using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.House;

/// <summary>That what the program calls of Linux's C library is bound when it is linked (src/ProxyFixer.Cli/LinuxCalls.txt).</summary>
public sealed partial class LinuxCallsTests
{
    // Called on macOS, and on Linux by the portable disk that tests try there; the last two are part of glibc since 2.33 only.
    private static readonly string[] OfMacOs = ["closedir", "fcopyfile", "fdopendir", "readdir", "renamex_np", "fstat", "fstatat"];

    [Fact]
    public void Every_call_of_the_library_is_in_the_list()
    {
        var called = from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                     where !file.Contains("/obj/", StringComparison.Ordinal)
                     from call in Call().Matches(File.ReadAllText(file))
                     let name = call.Groups[1].Value
                     where !name.EndsWith("$INODE64", StringComparison.Ordinal) && !OfMacOs.Contains(name)
                     select $"libc!{name}";
        Assert.Equal(called.Distinct().Order(StringComparer.Ordinal), File.ReadLines(Path.Combine(Repository.Root, "src/ProxyFixer.Cli/LinuxCalls.txt")));
    }

    [GeneratedRegex("""LibraryImport\("libc", EntryPoint = "([^"]+)""")]
    private static partial Regex Call();
}
