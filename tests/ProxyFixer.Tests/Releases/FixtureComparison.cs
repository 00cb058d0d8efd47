using ProxyFixer.Tests.Fixtures;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>Compares a program that was released with the compiled sources, on a fixture.</summary>
/// <param name="command">What starts it.</param>
/// <param name="words">Words of that command's line before those of the program.</param>
/// <param name="environment">Variables it gets beside its folders.</param>
internal sealed class FixtureComparison(string command, IReadOnlyList<string>? words = null, IReadOnlyDictionary<string, string>? environment = null)
{
    /// <summary>It has the same output, errors and exit status.</summary>
    /// <param name="name">The fixture.</param>
    /// <param name="commands">The commands to compare, with their options.</param>
    public void SaysTheSame(string name, params string[][] commands)
    {
        using var folder = new TemporaryFolder();
        string[] root = ["--root", Path.Combine(Repository.Root, "fixtures", name, "machine")];
        foreach (var asked in commands)
        {
            string[] arguments = [.. asked, .. root, .. FixtureTests.More(name)];
            var expected = CommandRun.Of(arguments, folder.Path);
            Assert.Equal(expected, Run(arguments, folder.Path));
        }
    }

    /// <summary>It makes the same of the machine, and what it was before of that.</summary>
    /// <param name="name">The fixture.</param>
    public void FixesTheSameAndTakesItBack(string name)
    {
        using var folder = new TemporaryFolder();
        var machines = new[] { "released", "here" }.ToDictionary(one => one, one => FixtureTests.Copy(name, folder, one));
        var before = DiskTree.Describe(machines["released"]);
        string[] Fix(string machine) => ["fix", "--yes", "--root", machines[machine], .. FixtureTests.More(name)];

        var released = Run(Fix("released"), folder.Path);
        var here = CommandRun.Of(Fix("here"), folder.Path);

        Assert.Equal(here.ExitCode, released.ExitCode);
        Assert.Equal(DiskTree.Describe(machines["here"]), DiskTree.Describe(machines["released"]));
        if (before != DiskTree.Describe(machines["released"]))
        {
            Assert.Equal(0, Run(["restore", "--root", machines["released"]], folder.Path).ExitCode);
            Assert.Equal(before, DiskTree.Describe(machines["released"]));
        }
    }

    private CommandRun Run(IEnumerable<string> arguments, string folder)
    {
        var variables = new Dictionary<string, string>(environment ?? new Dictionary<string, string>())
        {
            ["XDG_STATE_HOME"] = Path.Combine(folder, "state"),
            ["HOME"] = folder,
        };
        var run = ExternalTool.Run(command, [.. words ?? [], .. arguments], folder, variables);
        return new(run.ExitCode, run.Output, run.Error);
    }
}
