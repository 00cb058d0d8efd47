using Xunit.Abstractions;

namespace ProxyFixer.Tests.Transactions;

/// <summary>The power goes out at every operation of a run, with any part of what was not flushed lost.</summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int MostStates = 40;
    private readonly Random random = new(20261128);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fix_is_all_done_or_all_undone_wherever_the_power_goes_out(bool knowsExchange) =>
        CutEverywhere(() => Scenario.Fresh(knowsExchange), disk => Scenario.Fix(disk));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Restore_is_all_done_or_all_undone_wherever_the_power_goes_out(bool knowsExchange) =>
        CutEverywhere(() => Scenario.Fixed(knowsExchange), Scenario.Restore);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Undoing_after_a_failed_check_may_be_cut_anywhere_too(bool knowsExchange) =>
        CutEverywhere(() => Scenario.Fresh(knowsExchange), FixThatFails);

    [Fact]
    public void Settling_may_be_cut_anywhere_and_is_settled_by_the_next_run()
    {
        var states = 0;
        foreach (var (_, cut) in Cut(() => Scenario.Fresh(), disk => Scenario.Fix(disk), 3))
        {
            foreach (var (where, again) in Cut(() => cut.AfterPowerCut(1, random).First(), Scenario.Settle, 3))
            {
                CheckSettled(again, "settle, " + where);
                states++;
            }
        }

        output.WriteLine($"{states} states");
        Assert.True(states > 500, "the cuts were few");
    }

    private static void FixThatFails(SimulatedDisk disk)
    {
        try
        {
            Scenario.Fix(disk, () => "it is not good");
        }
        catch (ProxyFixerException e)
        {
            Assert.Contains("nothing was changed: it is not good", e.Message, StringComparison.Ordinal);
        }
    }

    private void CutEverywhere(Func<SimulatedDisk> start, Action<SimulatedDisk> run)
    {
        var (states, points) = (0, new HashSet<string>());
        foreach (var (where, disk) in Cut(start, run, MostStates))
        {
            Assert.True(!Scenario.Torn(disk).Any(), $"{where}: torn {string.Join(", ", Scenario.Torn(disk))}");
            CheckSettled(disk, where);
            points.Add(where);
            states++;
        }

        output.WriteLine($"{points.Count} points, {states} states, torn 0");
        Assert.True(points.Count > 30 && states > 200, $"{points.Count} points and {states} states are too few");
    }

    private static void CheckSettled(SimulatedDisk disk, string where)
    {
        Scenario.Settle(disk);
        var state = Scenario.State(disk);
        Assert.True(state != "mixed", $"{where}: mixed after settling");
        Assert.True(!Scenario.Strays(disk).Any(), $"{where}: left {string.Join(", ", Scenario.Strays(disk))}");
        var open = Scenario.Store(disk).List().Where(run => run is { Restored: false, RestoreOf: null }).ToArray();
        Assert.True(open.Length == (state == "new" ? 1 : 0), $"{where}: {state}, and {open.Length} runs can be put back");
        if (state == "new")
        {
            Scenario.Restore(disk);
            Assert.True(Scenario.State(disk) == "old", $"{where}: restore did not lead back");
        }
    }

    private IEnumerable<(string Where, SimulatedDisk Disk)> Cut(Func<SimulatedDisk> start, Action<SimulatedDisk> run, int states)
    {
        for (var at = 1; ; at++)
        {
            var disk = start();
            var stop = at;
            disk.Before = (number, _) =>
            {
                if (number == stop)
                {
                    disk.CutPower();
                }
            };
            var isCut = IsCut(() => run(disk));
            foreach (var left in disk.AfterPowerCut(states, random))
            {
                yield return (isCut ? $"before operation {at} ({disk.Log[^1]})" : "at the end", left);
            }

            if (!isCut)
            {
                yield break;
            }
        }
    }

    private static bool IsCut(Action run)
    {
        try
        {
            run();
            return false;
        }
        catch (PowerCutException)
        {
            return true; // What is on the disk now is what counts.
        }
    }
}
