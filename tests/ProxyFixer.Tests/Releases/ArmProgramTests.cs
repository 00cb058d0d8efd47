using ProxyFixer.Tests.Fixtures;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The native program for Linux on arm64, run in qemu, says and does what the compiled sources do here.</summary>
public sealed class ArmProgramTests
{
    // A run in qemu takes most of a second, three of them for a fix. Unless a release is tried, some machines have their turn each day.
    private const int LintDays = 4;
    private const int FixDays = 16;

    private const string Libraries = "/usr/aarch64-linux-gnu/lib";

    // The collector reserves 256 GiB of addresses, and qemu makes a list of their pages: half of its time.
    private static readonly Dictionary<string, string> SmallHeap = new() { ["DOTNET_GCHeapHardLimit"] = "20000000" };

    public static TheoryData<string> Names => Today(LintDays);

    public static TheoryData<string> FixedNames => Today(FixDays);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Program_for_arm64_says_the_same(string name) => Comparison().SaysTheSame(name, ["lint", "--verbose"]);

    [SkippableTheory]
    [MemberData(nameof(FixedNames))]
    public void Program_for_arm64_fixes_the_same_and_takes_it_back(string name) => Comparison().FixesTheSameAndTakesItBack(name);

    private static TheoryData<string> Today(int days) => ReleasedFiles.IsWanted ? [.. FixtureTests.All]
        : [.. FixtureTests.All.Where((_, i) => i % days == DateTime.UtcNow.DayOfYear % days)];

    private static FixtureComparison Comparison()
    {
        var program = ReleasedFiles.ArmProgram();
        ExternalTool.Require("qemu-aarch64");
        return new("qemu-aarch64", [Libraries + "/ld-linux-aarch64.so.1", "--library-path", Libraries, program], SmallHeap);
    }
}
