using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>What somebody else does to the same files while a run is under way.</summary>
[Collection(SharedLab.Name)]
public sealed class MeanwhileTests(LabProgram program)
{
    private const string Edit = "USER_EDIT=1";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Each target, with an edit of the open file, or by a new file in its place (as editors do).</summary>
    public static TheoryData<int, bool> Edits { get; } = new()
    {
        { 0, false }, { 0, true }, { 1, true }, { 2, true }, { 3, false }, { 3, true },
    };

    [SkippableTheory]
    [MemberData(nameof(Edits))]
    public void An_edit_between_check_and_rename_is_not_lost(int index, bool isReplaced)
    {
        LabProgram.Require();
        using var here = new Workspace(program);
        var scenario = Scenario.Prepare("fix", here);
        scenario.Reset(here);
        var target = LabMachine.Targets[index];
        using var run = PausedRun.At(here, Scenario.Fix(here), Rename(here, scenario, target), Pause);
        Write(Path.Combine(here.Machine, target), isReplaced);
        var edited = TreeState.Of(here.Machine);
        var end = run.Finish();

        Assert.True(end.ExitCode == 3, $"{end.ExitCode}: {end.Error}{end.Output}");
        Assert.Contains(Edit, File.ReadAllText(Path.Combine(here.Machine, target)), StringComparison.Ordinal);
        Assert.True(here.State.Agrees(edited, target), $"{here.State}\n{end.Error}");
        Assert.Equal(0, here.Run(Scenario.Settle(here)).ExitCode);
        var others = LabMachine.Targets.Where(path => path != target && !here.State.Agrees(scenario.Before, path));
        Assert.True(!others.Any(), $"changed: {string.Join(", ", others)}\n{end.Error}");
        Assert.Empty(here.State.Beyond(scenario.Before, scenario.After));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_second_run_beside_a_slow_one_never_mixes_the_files(int index)
    {
        LabProgram.Require();
        using var here = new Workspace(program);
        var scenario = Scenario.Prepare("fix", here);
        scenario.Reset(here);
        using var slow = PausedRun.At(here, Scenario.Fix(here), Rename(here, scenario, LabMachine.Targets[index]), Pause);
        var second = here.Run(Scenario.Fix(here));
        var first = slow.Finish();

        var said = $"{first.ExitCode}: {first.Error}\n{second.ExitCode}: {second.Error}";
        Assert.All([first, second], run => Assert.True(run.ExitCode is 0 or 3, said));
        Assert.True(here.State.Equals(first.ExitCode == 0 || second.ExitCode == 0 ? scenario.After : scenario.Before), $"{string.Join('\n', here.State.Differences(scenario.After))}\n{said}");
        Assert.Contains(0, new[] { first.ExitCode, second.ExitCode });
        Assert.Equal(0, here.Run(Scenario.Restore(here)).ExitCode);
        Assert.Empty(here.State.Differences(scenario.Original));
    }

    [SkippableFact]
    public void A_lock_that_somebody_holds_on_the_files_hides_and_stops_nothing()
    {
        LabProgram.Require();
        ExternalTool.Require("flock");
        using var here = new Workspace(program);
        var scenario = Scenario.Prepare("fix", here);
        scenario.Reset(here);
        var free = here.Run(Scenario.Lint(here));
        var files = Directory.GetFiles(here.Machine, "*", SearchOption.AllDirectories);
        var holders = files.Select(Hold).ToArray();
        try
        {
            Assert.Equal(free, here.Run(Scenario.Lint(here)));
            var fix = here.Run(Scenario.Fix(here));
            Assert.True(fix.ExitCode == 0, fix.Error);
        }
        finally
        {
            foreach (var holder in holders)
            {
                holder.Kill();
                holder.WaitForExit();
                holder.Dispose();
            }
        }

        Assert.Empty(here.State.Differences(scenario.After)); // only now: .NET's own reading waits for no lock, it fails
    }

    // Who may read a file may lock it.
    private static System.Diagnostics.Process Hold(string file)
    {
        var holder = BuiltProgram.StartIn("flock", ["--exclusive", "--no-fork", file, "sleep", "120"], "/");
        while (ExternalTool.Run("flock", ["--nonblock", "--shared", file, "true"], "/").ExitCode == 0)
        {
            Thread.Sleep(10);
        }

        return holder;
    }

    // The call that puts a target in place: the first of its kind whose line names it.
    private static TracedCall Rename(Workspace here, Scenario scenario, string target)
    {
        var trace = here.RunTraced(scenario.Command(here)).Trace;
        scenario.Reset(here);
        return trace.Changes.First(call => call.Name.StartsWith("rename", StringComparison.Ordinal)
            && call.Text.Contains($"\"{Path.GetFileName(target)}\"", StringComparison.Ordinal)
            && call.Text.Contains(Path.GetDirectoryName(target)!, StringComparison.Ordinal));
    }

    private static void Write(string path, bool isReplaced)
    {
        if (isReplaced)
        {
            File.WriteAllText(path + ".editor", $"# {Edit}\n");
            File.Move(path + ".editor", path, overwrite: true);
        }
        else
        {
            File.AppendAllText(path, $"# {Edit}\n");
        }
    }
}
