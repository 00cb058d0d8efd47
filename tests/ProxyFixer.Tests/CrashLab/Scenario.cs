using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>A writing command that the lab hits, and the states of the machine before and after it.</summary>
internal sealed class Scenario
{
    private const string Start = "start";

    // Where a fix is killed, so that there is something to settle; null where there is not.
    private TracedCall? middle;

    private Scenario(string name) => Name = name;

    /// <summary>The command.</summary>
    public string Name { get; }

    /// <summary>The machine before any change of the program.</summary>
    public TreeState Original { get; private set; } = null!;

    /// <summary>The machine after a fix.</summary>
    public TreeState Fixed { get; private set; } = null!;

    /// <summary>The machine before the command.</summary>
    public TreeState Before { get; private set; } = null!;

    /// <summary>The machine after it.</summary>
    public TreeState After { get; private set; } = null!;

    /// <summary>The store after everything was settled, put back and pruned.</summary>
    public TreeState EmptyStore { get; private set; } = null!;

    /// <summary>Makes machine and store, and lets the command run once undisturbed.</summary>
    public static Scenario Prepare(string name, Workspace here)
    {
        var scenario = new Scenario(name);
        here.Make();
        scenario.Original = here.State;
        Require(here.Run(["diff", "--no-config", "--root", here.Machine, "--output", here.Plan]), 1);
        Require(here.Run(Fix(here)), 0);
        scenario.Fixed = here.State;
        Assert.Equal(LabMachine.Targets, LabMachine.Targets.Where(path => !scenario.Original.Agrees(scenario.Fixed, path)));
        if (name != "restore")
        {
            here.Make();
        }

        here.Save(Start);
        if (name == "settle")
        {
            scenario.middle = here.RunTraced(Fix(here)).Trace.Changes.Where(call => call.Name.StartsWith("rename", StringComparison.Ordinal)).ElementAt(LabMachine.Targets.Length / 2);
            scenario.Reset(here);
        }

        scenario.Before = here.State;
        Require(here.Run(scenario.Command(here)), 0);
        scenario.After = here.State;
        if (name is "fix" or "apply")
        {
            Assert.Equal(scenario.Fixed, scenario.After);
            Require(here.Run(Restore(here)), 0);
        }

        Assert.Equal(scenario.Original, here.State);
        Require(here.Run(Prune(here)), 0);
        scenario.EmptyStore = TreeState.Of(here.Home, Trace.Random());
        return scenario;
    }

    /// <summary>Puts the workspace into the state before the command.</summary>
    public void Reset(Workspace here)
    {
        here.Load(Start);
        if (middle is not null)
        {
            BreakOff(here, middle);
        }
    }

    // Done anew each time: a copy of what a killed run left has other inodes than its record names. strace counts the calls of each
    // thread by itself, and the runtime may let another thread go on; then the run ends, and the next one has its turn.
    private static void BreakOff(Workspace here, TracedCall middle)
    {
        for (var i = 0; i < Ordeal.Tries; i++)
        {
            if (here.RunTraced(Fix(here), Blow.Kill.On(middle.Name, middle.Number)).Trace.WasKilled)
            {
                return;
            }

            here.Load(Start);
        }

        Assert.Fail($"a fix was not killed at {middle.Text} in {Ordeal.Tries} runs");
    }

    /// <summary>The command line that is hit.</summary>
    public string[] Command(Workspace here) => Name switch
    {
        "fix" => Fix(here),
        "apply" => ["apply", here.Plan, "--root", here.Machine],
        "settle" => Settle(here),
        _ => Restore(here),
    };

    public static string[] Fix(Workspace here) => ["fix", "--yes", "--no-config", "--root", here.Machine];

    public static string[] Lint(Workspace here) => ["lint", "--no-config", "--root", here.Machine];

    public static string[] Restore(Workspace here) => ["restore", "latest", "--root", here.Machine];

    public static string[] Settle(Workspace here) => ["restore", "--unfinished", "--root", here.Machine];

    public static string[] Prune(Workspace here) => ["restore", "--prune", "--keep", "0"];

    private static void Require(CommandRun run, int status) => Assert.True(run.ExitCode == status, $"{run.ExitCode}: {run.Output}{run.Error}");
}
