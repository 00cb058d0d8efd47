using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>Machines that every form of a report is tried on: all the fixtures, and one with a file that cannot be read.</summary>
public static class ReportMachines
{
    /// <summary>The names of the fixtures.</summary>
    public static TheoryData<string> Names => Fixtures.FixtureTests.Names;

    /// <summary>Lints a fixture.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">More of the command line.</param>
    public static CommandRun Lint(string name, params string[] options) => CommandRun.Of(
        ["lint", "--root", Path.Combine(Repository.Root, "fixtures", name, "machine"), .. options, .. Fixtures.FixtureTests.More(name)],
        Repository.Root,
        clock: FixedClock.Noon);
}
