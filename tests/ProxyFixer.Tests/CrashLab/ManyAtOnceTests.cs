using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>Twenty processes at once on one machine and one store.</summary>
[Collection(SharedLab.Name)]
public sealed class ManyAtOnceTests(LabProgram program)
{
    private const int Processes = 20;

    [SkippableTheory]
    [InlineData("fix", "fix")]
    [InlineData("restore", "restore")]
    [InlineData("restore", "fix")]
    [InlineData("fix", "restore")]
    public async Task Twenty_processes_leave_all_or_nothing_and_a_way_back(string even, string odd)
    {
        LabProgram.Require();
        using var here = new Workspace(program);
        var scenario = Scenario.Prepare(even, here);
        scenario.Reset(here);
        var runs = await Task.WhenAll(Enumerable.Range(0, Processes).Select(i => Finish(here, i % 2 == 0 ? even : odd)));
        var said = string.Join('\n', runs.Select(run => $"{run.ExitCode}: {run.Error}").Distinct());
        Assert.All(runs, run => Assert.True(run.ExitCode is 0 or 3 && !run.Error.Contains("   at ", StringComparison.Ordinal), $"{run.ExitCode}: {run.Error}{run.Output}"));
        Assert.True(here.State.Equals(scenario.Before) || here.State.Equals(scenario.After), $"{string.Join('\n', here.State.Differences(scenario.Before))}\n{said}");
        Assert.True(runs.Any(run => run.ExitCode == 0), said);

        var settled = here.Run(Scenario.Settle(here));
        Assert.True(settled.ExitCode == 0, settled.Error);
        if (!here.State.Equals(scenario.Original))
        {
            var restored = here.Run(Scenario.Restore(here));
            Assert.True(restored.ExitCode == 0, $"{restored.Error}\n{said}");
        }

        Assert.Empty(here.State.Differences(scenario.Original));
    }

    private static async Task<CommandRun> Finish(Workspace here, string command)
    {
        using var process = here.Start(command == "fix" ? Scenario.Fix(here) : Scenario.Restore(here));
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }
}
