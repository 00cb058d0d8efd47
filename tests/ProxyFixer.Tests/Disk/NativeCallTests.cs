using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Disk;

/// <summary>
/// Each call into the C library says on which system it exists. The compiler then refuses a way to one that does not exist on the system
/// at hand (CA1416); what is said of itself is looked at here.
/// </summary>
public sealed class NativeCallTests
{
    private static IEnumerable<MethodInfo> Calls { get; } =
    [
        .. from assembly in new[] { typeof(HostDisk).Assembly, typeof(ProxyFixer.Cli.ExitCode).Assembly }
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where method.GetCustomAttribute<LibraryImportAttribute>() is not null
           select method,
    ];

    [Fact]
    public void Every_call_says_on_which_system_it_exists()
    {
        Assert.Equal(Declared(), Calls.Count()); // none is declared in another way
        var silent = from call in Calls where Systems(call) is [] select $"{call.DeclaringType}.{call.Name}";
        Assert.Equal("", string.Join('\n', silent));
    }

    [Fact]
    public void The_portable_disk_needs_nothing_that_Linux_alone_has()
    {
        var used = from file in Directory.GetFiles(Path.Combine(Repository.Root, "src/ProxyFixer.Core/Disk/Portable"))
                   where File.ReadAllText(file).Contains("Disk.Linux", StringComparison.Ordinal)
                   select file;
        Assert.Empty(used);
        Assert.All(Calls.Where(call => call.DeclaringType!.Namespace == "ProxyFixer.Disk.Portable"), call => Assert.DoesNotContain("linux", Systems(call)));
        Assert.All(Calls.Where(call => call.DeclaringType!.Namespace == "ProxyFixer.Disk.Linux"), call => Assert.Equal(["linux"], Systems(call)));
    }

    [Fact]
    public void What_is_not_everywhere_has_a_fellow_on_the_other_system()
    {
        var alone = Calls.Where(call => call.DeclaringType!.Namespace == "ProxyFixer.Machine").SelectMany(Systems).GroupBy(system => system);
        Assert.Equal(["linux", "macos", "unix"], alone.Select(group => group.Key).Order());
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(35, 11)]
    [InlineData(62, 40)]
    [InlineData(63, 36)]
    [InlineData(66, 39)]
    [InlineData(11, 5)] // EDEADLK, of which nobody knows anything
    public void Error_numbers_of_macOS_become_those_of_Linux(int mac, int linux)
    {
        Assert.Equal(linux, SystemError.FromMac(mac));
        Assert.True(linux == 5 || SystemError.ToMac(linux) == mac);
    }

    // proc(5)
    [SkippableFact]
    public void The_rights_are_those_that_the_kernel_tells()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "there is no /proc");
        var told = File.ReadLines("/proc/self/status").Select(line => line.Split(':')).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        var (ids, rights) = (EffectiveRights.ByIds(), EffectiveRights.OfThisProcess());
        Assert.Equal(uint.Parse(told["Uid"][1], CultureInfo.InvariantCulture), rights.User);
        Assert.Equal(told["Groups"].Append(told["Gid"][1]).Select(id => uint.Parse(id, CultureInfo.InvariantCulture)).Distinct().Order(), rights.Groups.Distinct().Order());
        Assert.Equal(ulong.Parse(told["CapEff"][0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), rights.Capabilities);
        Assert.Equal(rights.User, ids.User);
        Assert.Equal(rights.Groups.Order(), ids.Groups.Order());
    }

    // musl before 1.2.5 has no names for these calls.
    [SkippableFact]
    public void A_call_that_the_C_library_has_no_name_for_is_made_by_its_number()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "there are no such numbers");
        using var temporary = new TemporaryFolder();
        temporary.Write("a", "one");
        temporary.Write("b", "two");
        var byName = Posix.Status(Path.Combine(temporary.Path, "a"), follow: false);
        try
        {
            Forget(true);
            using var folder = HostDisk.Instance.Open(temporary.Path);
            Assert.Equal(byName, folder.Status("a"));
            Assert.Equal(byName, Posix.Status(Path.Combine(temporary.Path, "a"), follow: false));
            Skip.If(Environment.GetEnvironmentVariable(HostDisk.Variable) == "portable", "that way exchanges nothing");
            folder.Exchange("a", "b");
            Assert.Equal(byName!.Identity, folder.Status("b")!.Identity);
            Assert.Equal(DiskException.Exists, Assert.Throws<DiskException>(() => folder.Rename("a", "b")).ErrorNumber);
        }
        finally
        {
            Forget(false);
        }
    }

    private static void Forget(bool names)
    {
        const BindingFlags Hidden = BindingFlags.Static | BindingFlags.NonPublic;
        typeof(LinuxStatus).GetField("isUnknown", Hidden)!.SetValue(null, names);
        typeof(ProxyFixer.Disk.Linux.HandleCalls).GetField("isRenameUnknown", Hidden)!.SetValue(null, names);
    }

    private static string[] Systems(MethodInfo call) =>
    [
        .. call.GetCustomAttributes<SupportedOSPlatformAttribute>().Select(attribute => attribute.PlatformName),
        .. call.GetCustomAttributes<SameOnUnixAttribute>().Select(_ => "unix"),
    ];

    private static int Declared() => new[] { "Core", "Cli" }.Sum(project => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src/ProxyFixer." + project), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .Sum(file => File.ReadLines(file).Count(line => line.TrimStart() is var start && (start.StartsWith("[LibraryImport(", StringComparison.Ordinal) || start.StartsWith("[DllImport(", StringComparison.Ordinal)))));
}
