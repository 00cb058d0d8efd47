using Xunit.Abstractions;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>
/// The built program, hit at each system call with which it changes a file: killed there, or the call refused. Whatever happens, every
/// file is whole, the run says what is, the next one settles it, and the way back is open.
/// </summary>
[Collection(SharedLab.Name)]
public sealed class CrashLabTests(LabProgram program, ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("fix")]
    [InlineData("apply")]
    [InlineData("restore")]
    [InlineData("settle")]
    public void A_kill_at_any_call_leaves_whole_files_and_a_way_on(string command) => Try(command, command == "fix" ? 48 : 24, Blow.Kill);

    [SkippableTheory]
    [InlineData("fix")]
    [InlineData("apply")]
    [InlineData("restore")]
    [InlineData("settle")]
    public void A_refused_call_leaves_whole_files_and_a_true_word(string command) => Try(command, 16, Blow.Errors);

    [SkippableTheory]
    [InlineData("fix")]
    [InlineData("apply")]
    [InlineData("restore")]
    [InlineData("settle")]
    public void A_disk_that_stays_broken_leaves_whole_files_and_a_true_word(string command) => Try(command, 12, Blow.Lasting);

    [SkippableTheory]
    [InlineData("fix")]
    [InlineData("restore")]
    [InlineData("settle")]
    public void Writing_by_paths_leaves_whole_files_and_a_way_on(string command)
    {
        LabProgram.Require();
        Skip.IfNot(command == "fix" || Lab.IsAll, "one command is tried in each run; PROXYFIXER_ALL_POINTS=1 tries all");
        using var lab = new Lab(command, program, isPortable: true);
        Assert.DoesNotContain(lab.Points, point => point.Name == "renameat2"); // it is not the way of Linux that is tried
        Try(lab, 6, Blow.Kill);
        Try(lab, 4, Blow.Errors);
    }

    private void Try(string command, int most, params Blow[] blows)
    {
        LabProgram.Require();
        using var lab = new Lab(command, program);
        Try(lab, most, blows);
    }

    private void Try(Lab lab, int most, params Blow[] blows)
    {
        var summary = lab.Try(most, blows);
        output.WriteLine(summary);
        LabReport.Add(summary, lab.Faults);
        Assert.False(lab.HasMissedTooMany, summary);
        Assert.True(!lab.Faults.Any(), $"{summary}\n{string.Join('\n', lab.Faults.Take(20))}");
    }
}
