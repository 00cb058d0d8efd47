using ProxyFixer.Tests.Fixtures;

namespace ProxyFixer.Tests.Releases;

/// <summary>The native program says and does what the compiled sources do here, on every fixture.</summary>
public sealed class NativeProgramTests
{
    public static TheoryData<string> Names => FixtureTests.Names;

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Native_program_says_the_same(string name) =>
        new FixtureComparison(ReleasedFiles.Program()).SaysTheSame(name, ["lint", "--verbose"], ["lint", "--format", "json"], ["diff", "--quiet"]);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Native_program_fixes_the_same_and_takes_it_back(string name) =>
        new FixtureComparison(ReleasedFiles.Program()).FixesTheSameAndTakesItBack(name);
}
