using System.Text;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The cases of edit-cases.json through <c>proxyfixer set</c>: file, patch, backup, second run.</summary>
public sealed class SetCaseTests : IDisposable
{
    private static readonly CaseFile Cases = new("edit-cases.json");
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => Cases.Names();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_file_becomes_what_the_case_says_or_stays(string name)
    {
        var one = Cases[name];
        CaseKinds.Require(CaseKinds.Of(one.GetProperty("format").GetString()!));
        var file = one.GetProperty("file").GetString()!;
        var before = one.GetProperty("text").GetString()!;
        var path = folder.Write("m/" + file, before);
        var assignment = CaseKinds.Target(one.GetProperty("change")) + "=" + one.GetProperty("change").GetProperty("value").GetString();
        var dry = Set(file, assignment, "--dry-run");
        Assert.Equal(before, Text(path));

        var run = Set(file, assignment);
        if (one.TryGetProperty("refuse", out _))
        {
            Assert.Equal((3, 3, before), (run.ExitCode, dry.ExitCode, Text(path)));
            Assert.NotEmpty(run.Error);
            return;
        }

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("proxyfixer: warning: ", line, StringComparison.Ordinal));
        var after = Text(path);
        var accepted = one.TryGetProperty("accept", out var more) ? more.EnumerateArray().Select(text => text.GetString()) : [];
        Assert.Contains(after, accepted.Prepend(one.GetProperty("expect").GetString()));
        Assert.Equal(after == before ? 0 : 1, dry.ExitCode);
        var again = Set(file, assignment);
        Assert.Equal((0, "It is already so; nothing was changed.\n"), (again.ExitCode, again.Output));
        if (after != before)
        {
            Assert.Equal(0, CommandRun.Of(["restore"], folder.Path).ExitCode);
            Assert.Equal(before, Text(path));
        }
    }

    // File.ReadAllText drops a byte order mark.
    private static string Text(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));

    private CommandRun Set(string file, string assignment, params string[] options) =>
        CommandRun.Of(["set", "--root", "m", "/" + file.TrimStart('/'), assignment, .. options], folder.Path);
}
