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

    private void Try(string command, int most, params Blow[] blows)
    {
        LabProgram.Require();
        using var lab = new Lab(command, program);
        var summary = lab.Try(most, blows);
        output.WriteLine(summary);
        LabReport.Add(summary, lab.Faults);
        Assert.False(lab.HasMissedTooMany, summary);
        Assert.True(!lab.Faults.Any(), $"{summary}\n{string.Join('\n', lab.Faults.Take(20))}");
    }
}
