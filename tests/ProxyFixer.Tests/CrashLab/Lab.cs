using System.Collections.Concurrent;
using System.Diagnostics;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>Two workspaces that try points of one command at the same time, and count.</summary>
internal sealed class Lab : IDisposable
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Dictionary<Workspace, Scenario> scenarios;
    private readonly ConcurrentDictionary<string, bool> seen = new();
    private readonly ConcurrentDictionary<int, string> faults = new();
    private readonly string command;
    private int torn;

    /// <summary>Makes the workspaces, and lets the command run once to find its points.</summary>
    public Lab(string command, LabProgram program)
    {
        this.command = command;
        scenarios = new[] { new Workspace(program), new Workspace(program) }.ToDictionary(here => here, here => Scenario.Prepare(command, here));
        var (first, scenario) = scenarios.First();
        scenario.Reset(first);
        Points = [.. first.RunTraced(scenario.Command(first)).Trace.Changes];
    }

    /// <summary>The calls with which the command changes machine and store, in order.</summary>
    public IReadOnlyList<TracedCall> Points { get; }

    /// <summary>What was wrong, in the order of the points.</summary>
    public IEnumerable<string> Faults => faults.OrderBy(fault => fault.Key).Select(fault => fault.Value);

    /// <summary>Whether every error is tried at every point (<c>PROXYFIXER_ALL_POINTS=1</c>).</summary>
    private static bool IsAll => Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1";

    /// <summary>Tries every point; of several blows each point gets one in turn, unless all are asked for.</summary>
    /// <returns>How many points were tried, torn and wrong, in one line.</returns>
    public string Try(params Blow[] blows)
    {
        var fitting = Points.Where(blows[0].Fits).ToArray();
        var chosen = fitting.SelectMany((point, i) => (IsAll ? blows : [blows[i % blows.Length]]).Select(blow => (Point: point, Blow: blow))).ToArray();
        var turns = new ConcurrentQueue<int>(Enumerable.Range(0, chosen.Length));
        Parallel.ForEach(scenarios, new ParallelOptions { MaxDegreeOfParallelism = scenarios.Count }, pair =>
        {
            while (turns.TryDequeue(out var turn))
            {
                Try(pair.Value, pair.Key, chosen[turn].Point, chosen[turn].Blow, turn);
            }
        });
        var all = fitting.Length * blows.Length;
        return $"{command}, {string.Join(" ", blows.Select(blow => blow.Name))}: {chosen.Length} points"
            + (all == chosen.Length ? "" : $" (of {all}; PROXYFIXER_ALL_POINTS=1 tries all)")
            + $", {torn} torn, {faults.Count} wrong, {seen.Count} states gone on from, {clock.Elapsed.TotalSeconds:0} s";
    }

    public void Dispose()
    {
        foreach (var here in scenarios.Keys)
        {
            here.Dispose();
        }
    }

    private void Try(Scenario scenario, Workspace here, TracedCall point, Blow blow, int turn)
    {
        var name = $"{blow.Name} at {point.Name} {point.Number}: {point.Text}";
        if (new Ordeal(scenario, here, point, blow).Hit(out var miss) is not { } run)
        {
            faults[turn] = $"{name}\n    was not hit, but {miss}";
            return;
        }

        var aftermath = new Aftermath(scenario, here, run, blow.IsKill);
        aftermath.LookAround();
        if (!blow.IsKill)
        {
            aftermath.ExpectNoticed(point);
        }

        aftermath.GoOn(turn, seen);
        Interlocked.Add(ref torn, aftermath.IsTorn ? 1 : 0);
        if (aftermath.Faults.Count > 0)
        {
            faults[turn] = $"{name}\n    {string.Join("\n    ", aftermath.Faults)}";
        }
    }
}
