using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Fixtures;

/// <summary>
/// Each folder of <c>fixtures/</c> is a machine with what the program says of it and makes of it: <c>expect/report.txt</c>,
/// <c>expect/patch.diff</c> and <c>expect/machine/</c> (the files that change). UPDATE_GOLDEN=1 accepts what it says now. The whole
/// machine is looked at, or the PATHs in the file <c>paths</c>; <c>proxyfixer.yaml</c> says what files do not tell.
/// </summary>
public sealed class FixtureTests
{
    internal static IEnumerable<string> All =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "fixtures")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Report_is_as_expected(string name)
    {
        var run = CommandRun.Of(["lint", "--root", Folder(name, "machine"), "--verbose", "--quiet", .. More(name)], Repository.Root, clock: FixedClock.Noon);
        Golden.Check(Path.Combine(Folder(name, "expect"), "report.txt"), run.Output + $"exit status {run.ExitCode}\n" + run.Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_machine_that_is_right_hears_no_warning(string name)
    {
        if (name.StartsWith("right-", StringComparison.Ordinal) || name == "empty-home")
        {
            var run = CommandRun.Of(["lint", "--root", Folder(name, "machine"), .. More(name)], Repository.Root, clock: FixedClock.Noon);
            Assert.Equal(0, run.ExitCode);
            Assert.Empty(run.Output);
            Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Patch_is_as_expected(string name)
    {
        var run = CommandRun.Of(["diff", "--root", Folder(name, "machine"), "--quiet", "--reveal", .. More(name)], Repository.Root, clock: FixedClock.Noon);
        var patch = run.Output.Replace($"# ProxyFixer {JsonReport.ToolVersion} plan", "# ProxyFixer VERSION plan", StringComparison.Ordinal);
        Golden.Check(Path.Combine(Folder(name, "expect"), "patch.diff"), patch);
        Assert.Equal(run.Output.Length == 0 ? 0 : 1, run.ExitCode);
        Assert.Empty(run.Error);
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_patch_applies_and_gives_what_fix_gives(string name)
    {
        ExternalTool.Require("git");
        ExternalTool.Require("patch");
        using var folder = new TemporaryFolder();
        var machines = new[] { "fix", "git", "patch" }.ToDictionary(tool => tool, tool => Copy(name, folder, tool));
        var diff = CommandRun.Of(["diff", "--root", machines["fix"], "--output", "p.diff", .. More(name)], folder.Path, clock: FixedClock.Noon);
        if (diff.ExitCode == 0)
        {
            return;
        }

        var patch = Path.Combine(folder.Path, "p.diff");
        Assert.Equal(0, ExternalTool.Run("git", ["apply", "--whitespace=nowarn", patch], machines["git"]).ExitCode);
        Assert.Equal(0, ExternalTool.Run("patch", ["-p1", "--binary", "-s", "-i", patch], machines["patch"]).ExitCode);
        CommandRun.Of(["fix", "--yes", "--root", machines["fix"], .. More(name)], folder.Path, clock: FixedClock.Noon);

        Assert.Equal(Contents(machines["git"]), Contents(machines["fix"]));
        Assert.Equal(Contents(machines["patch"]), Contents(machines["fix"]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_gives_what_fix_gives_once_and_restore_the_first_machine(string name)
    {
        using var folder = new TemporaryFolder();
        var (mended, applied) = (Copy(name, folder, "fix"), Copy(name, folder, "apply"));
        var before = DiskTree.Describe(applied);
        var diff = CommandRun.Of(["diff", "--root", applied, "--output", "p.diff", .. More(name)], folder.Path, clock: FixedClock.Noon);
        CommandRun Apply(params string[] more) =>
            CommandRun.Of(["apply", "p.diff", "--root", applied, .. more, .. Settings(name)], folder.Path, clock: FixedClock.Noon);

        Assert.Equal(0, Apply("--check").ExitCode);
        Assert.Equal(before, DiskTree.Describe(applied));
        var fix = CommandRun.Of(["fix", "--yes", "--root", mended, .. More(name)], folder.Path, clock: FixedClock.Noon);
        var apply = Apply();
        Assert.Equal(DiskTree.Describe(mended), DiskTree.Describe(applied));
        if (diff.ExitCode == 1)
        {
            Assert.Equal(fix.ExitCode, apply.ExitCode);
            Assert.Contains("already applied; nothing was changed", Apply().Output, StringComparison.Ordinal);
            Assert.Equal(DiskTree.Describe(mended), DiskTree.Describe(applied));
            Assert.Equal(0, CommandRun.Of(["restore", "--root", applied], folder.Path, clock: FixedClock.Noon).ExitCode);
        }

        Assert.Equal(before, DiskTree.Describe(applied));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fix_gives_the_expected_machine_once_and_restore_the_first_one(string name)
    {
        using var folder = new TemporaryFolder();
        var machine = Copy(name, folder, "machine");
        var before = DiskTree.Describe(machine);

        var first = CommandRun.Of(["fix", "--yes", "--root", machine, .. More(name)], folder.Path, clock: FixedClock.Noon);
        foreach (var path in ChangedFiles(machine, Folder(name, "machine")))
        {
            Golden.Check(Path.Combine(Folder(name, "expect"), "machine", path), File.ReadAllText(Path.Combine(machine, path)));
        }

        var fixedMachine = DiskTree.Describe(machine);
        var second = CommandRun.Of(["fix", "--yes", "--root", machine, .. More(name)], folder.Path, clock: FixedClock.Noon);
        Assert.Equal(fixedMachine, DiskTree.Describe(machine));
        Assert.DoesNotContain("changed ", second.Output, StringComparison.Ordinal);
        if (before != fixedMachine)
        {
            Assert.Equal(0, CommandRun.Of(["restore"], folder.Path).ExitCode);
        }

        Assert.Equal(before, DiskTree.Describe(machine));
        Assert.InRange(first.ExitCode, 0, 1);
    }

    private static string Folder(string name, string part) => Path.Combine(Repository.Root, "fixtures", name, part);

    // What stands behind every command: the files that are named, and what the user says of versions.
    internal static string[] More(string name)
    {
        var paths = Folder(name, "paths");
        string[] named = File.Exists(paths) ? File.ReadAllLines(paths) : [];
        return [.. Settings(name), .. named];
    }

    private static string[] Settings(string name) =>
        File.Exists(Folder(name, "proxyfixer.yaml")) ? ["--config", Folder(name, "proxyfixer.yaml")] : [];

    internal static string Copy(string name, TemporaryFolder folder, string to)
    {
        var machine = Path.Combine(folder.Path, to);
        Directory.CreateDirectory(machine);
        DiskTree.Copy(Folder(name, "machine"), machine);
        return machine;
    }

    private static IEnumerable<string> ChangedFiles(string machine, string original) =>
        Files(machine).Where(path => !File.Exists(Path.Combine(original, path))
            || !File.ReadAllBytes(Path.Combine(machine, path)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(original, path))));

    private static string Contents(string machine) =>
        string.Join('\n', Files(machine).Select(path => path + "\n" + File.ReadAllText(Path.Combine(machine, path))));

    private static IEnumerable<string> Files(string machine) => Directory
        .EnumerateFiles(machine, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Select(path => Path.GetRelativePath(machine, path)).Order(StringComparer.Ordinal);
}
