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
    private readonly bool isPortable;
    private int torn;
    private int missed;
    private int tried;

    /// <summary>Makes the workspaces, and lets the command run once to find its points.</summary>
    public Lab(string command, LabProgram program, bool isPortable = false)
    {
        (this.command, this.isPortable) = (command, isPortable);
        scenarios = new[] { new Workspace(program, isPortable), new Workspace(program, isPortable) }.ToDictionary(here => here, here => Scenario.Prepare(command, here));
        var (first, scenario) = scenarios.First();
        scenario.Reset(first);
        Points = [.. first.RunTraced(scenario.Command(first)).Trace.Changes];
    }

    /// <summary>The calls with which the command changes machine and store, in order.</summary>
    public IReadOnlyList<TracedCall> Points { get; }

    /// <summary>What was wrong, in the order of the points.</summary>
    public IEnumerable<string> Faults => faults.OrderBy(fault => fault.Key).Select(fault => fault.Value);

    /// <summary>
    /// Whether too few points were hit for the lab to say anything: the runtime does something else at some of them each time, so that
    /// another call is hit. At most one of ten that were tried may be so.
    /// </summary>
    public bool HasMissedTooMany => tried == 0 || missed * 10 > Math.Max(10, tried);

    /// <summary>Whether every point is tried, with every error (<c>PROXYFIXER_ALL_POINTS=1</c>).</summary>
    public static bool IsAll => Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1";

    /// <summary>
    /// Tries points that lie evenly over the whole run, each with one of the blows in turn, unless all are asked for. Which of them comes
    /// first changes from day to day, so that in time every point has its turn.
    /// </summary>
    /// <param name="most">How many are tried.</param>
    /// <param name="blows">What happens to them.</param>
    /// <returns>How many points were tried, torn and wrong, in one line.</returns>
    public string Try(int most, params Blow[] blows)
    {
        var fitting = Points.Where(blows[0].Fits).ToArray();
        var step = IsAll ? 1 : Math.Max(1, (fitting.Length + most - 1) / most);
        var first = DateTime.UtcNow.DayOfYear % step;
        var chosen = fitting.Select((point, i) => (Point: point, Index: i)).Where(one => one.Index % step == first)
            .SelectMany(one => (IsAll ? blows : [blows[one.Index / step % blows.Length]]).Select(blow => (one.Point, Blow: blow))).ToArray();
        tried = chosen.Length;
        var turns = new ConcurrentQueue<int>(Enumerable.Range(0, chosen.Length));
        Parallel.ForEach(scenarios, new ParallelOptions { MaxDegreeOfParallelism = scenarios.Count }, pair =>
        {
            while (turns.TryDequeue(out var turn))
            {
                Try(pair.Value, pair.Key, chosen[turn].Point, chosen[turn].Blow, turn);
            }
        });
        var all = fitting.Length * blows.Length;
        return $"{command}{(isPortable ? " by paths" : "")}, {string.Join(" ", blows.Select(blow => blow.Name))}: {chosen.Length} points"
            + (all == chosen.Length ? "" : $" (of {all}; PROXYFIXER_ALL_POINTS=1 tries all)")
            + $", {torn} torn, {faults.Count} wrong, {missed} missed, {seen.Count} states gone on from, {clock.Elapsed.TotalSeconds:0} s";
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
        if (new Ordeal(scenario, here, point, blow).Hit() is not { } run)
        {
            Interlocked.Increment(ref missed);
            return;
        }

        var name = $"{blow.Name} at {point.Name} {point.Number}: {point.Text}";
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
