using ProxyFixer.Tests.Fixtures;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The native program says and does what the compiled sources do here, on every fixture.</summary>
public sealed class NativeProgramTests
{
    public static TheoryData<string> Names => FixtureTests.Names;

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Native_program_says_the_same(string name)
    {
        var program = ReleasedFiles.Program();
        using var folder = new TemporaryFolder();
        string[] root = ["--root", Path.Combine(Repository.Root, "fixtures", name, "machine")];
        foreach (string[] command in new string[][] { ["lint", "--verbose"], ["lint", "--format", "json"], ["diff", "--quiet"] })
        {
            string[] arguments = [.. command, .. root, .. FixtureTests.More(name)];
            var expected = CommandRun.Of(arguments, folder.Path);
            Assert.Equal(expected, Run(program, arguments, folder.Path));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Native_program_fixes_the_same_and_takes_it_back(string name)
    {
        var program = ReleasedFiles.Program();
        using var folder = new TemporaryFolder();
        var machines = new[] { "native", "here" }.ToDictionary(one => one, one => FixtureTests.Copy(name, folder, one));
        var before = DiskTree.Describe(machines["native"]);
        string[] Fix(string machine) => ["fix", "--yes", "--root", machines[machine], .. FixtureTests.More(name)];

        var native = Run(program, Fix("native"), folder.Path);
        var here = CommandRun.Of(Fix("here"), folder.Path);

        Assert.Equal(here.ExitCode, native.ExitCode);
        Assert.Equal(DiskTree.Describe(machines["here"]), DiskTree.Describe(machines["native"]));
        if (before != DiskTree.Describe(machines["native"]))
        {
            Assert.Equal(0, Run(program, ["restore", "--root", machines["native"]], folder.Path).ExitCode);
            Assert.Equal(before, DiskTree.Describe(machines["native"]));
        }
    }

    private static CommandRun Run(string program, IEnumerable<string> arguments, string folder)
    {
        var environment = new Dictionary<string, string> { ["XDG_STATE_HOME"] = Path.Combine(folder, "state"), ["HOME"] = folder };
        var run = ExternalTool.Run(program, arguments, folder, environment);
        return new(run.ExitCode, run.Output, run.Error);
    }
}
