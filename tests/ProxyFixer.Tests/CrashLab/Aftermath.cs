using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>All that must hold after a run that was hit: what it left, what it said, how the next ones go on, and the way back.</summary>
/// <param name="scenario">The command, with the states around it.</param>
/// <param name="here">Where it ran.</param>
/// <param name="first">The run that was hit.</param>
/// <param name="wasKilled">Whether it had no chance to say or mend anything.</param>
internal sealed partial class Aftermath(Scenario scenario, Workspace here, CommandRun first, bool wasKilled)
{
    private readonly List<string> faults = [];
    private TreeState settled = scenario.Before;

    /// <summary>Whether a target was neither old nor new when the run ended.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>What is wrong, with what the program said; empty where nothing is.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Looks at the machine and at what was said.</summary>
    public void LookAround()
    {
        var state = here.State;
        var torn = LabMachine.Targets.Where(path => !state.Agrees(scenario.Before, path) && !state.Agrees(scenario.After, path)).ToArray();
        IsTorn = torn.Length > 0;
        Expect(!IsTorn, $"torn: {string.Join(", ", torn)}", first);
        LookAtWords(first);
        if (!wasKilled)
        {
            Expect(first.ExitCode is 0 or 3, $"status {first.ExitCode}", first);
            Expect(first.ExitCode != 0 || state.Equals(scenario.After), $"status 0, but {First(state, scenario.After)}", first);
            Expect(IsAsBefore(state) || !Nothing().IsMatch(first.Error + first.Output), $"says that nothing was changed, but {First(state, scenario.Before)}", first);
        }
    }

    // The temporary files of a run that was killed before have other names each time.
    private bool IsAsBefore(TreeState state) =>
        state.Equals(scenario.Before) || Trace.Random().Replace($"{state}", "~") == Trace.Random().Replace($"{scenario.Before}", "~");

    /// <summary>Expects that a call that failed was noticed.</summary>
    /// <param name="call">The call that strace let fail.</param>
    public void ExpectNoticed(TracedCall call) => Expect(
        first.ExitCode != 0 || !call.Name.EndsWith("sync", StringComparison.Ordinal), "a failed sync counts as success", first);

    /// <summary>Goes on from what was left, unless the same was left before: settles it, goes back, and empties the store.</summary>
    /// <param name="turn">Each second or third time another command comes first.</param>
    /// <param name="seen">What was gone on from before.</param>
    public void GoOn(int turn, ConcurrentDictionary<string, bool> seen)
    {
        var left = here.State;
        if (!seen.TryAdd(Trace.Random().Replace($"{left}\n{TreeState.Of(here.Home, Trace.Random())}", "~"), true))
        {
            return;
        }

        if (turn % 3 == 1)
        {
            RunFix(left);
        }

        var lint = turn % 3 == 2 ? here.Run(Scenario.Lint(here)) : null;
        Settle();
        if (lint is not null && !(lint.Output + lint.Error).Contains("--unfinished", StringComparison.Ordinal))
        {
            Expect(LabMachine.Targets.All(path => left.Agrees(settled, path)), "lint does not tell of an unfinished run whose changes are in effect", lint);
        }

        GoBack();
        Empty();
    }

    // A writing command does its work where the run was complete or undone, and refuses where it was not.
    private void RunFix(TreeState left)
    {
        var run = here.Run(Scenario.Fix(here));
        LookAtWords(run);
        Expect(run.ExitCode is 0 or 3, $"the next fix ends with status {run.ExitCode}", run);
        if (run.ExitCode == 3)
        {
            Expect(run.Error.Contains("--unfinished", StringComparison.Ordinal), "the next fix refuses, but does not say how to settle it", run);
            Expect(here.State.Equals(left), $"the next fix refuses, but {First(here.State, left)}", run);
        }
    }

    private void Settle()
    {
        var run = here.Run(Scenario.Settle(here));
        LookAtWords(run);
        Expect(run.ExitCode == 0, $"settling ends with status {run.ExitCode}", run);
        settled = here.State;
        Expect(
            settled.Equals(scenario.Original) || settled.Equals(scenario.Fixed),
            $"neither all old nor all new when settled: {First(settled, scenario.Original)}; {First(settled, scenario.Fixed)}", run);
    }

    private void GoBack()
    {
        if (!settled.Equals(scenario.Original))
        {
            var run = here.Run(Scenario.Restore(here));
            Expect(run.ExitCode == 0 && here.State.Equals(scenario.Original), $"restore leaves {First(here.State, scenario.Original)}", run);
        }
    }

    private void Empty()
    {
        var prune = here.Run(Scenario.Prune(here));
        var stray = string.Join(", ", TreeState.Of(here.Home, Trace.Random()).Beyond(scenario.EmptyStore));
        Expect(prune.ExitCode == 0 && stray.Length == 0, $"in the store stays {stray}", prune);
    }

    private void LookAtWords(CommandRun run)
    {
        var said = run.Output + run.Error;
        Expect(!said.Contains("   at ", StringComparison.Ordinal) && !said.Contains("Unhandled", StringComparison.Ordinal), "a stack trace", run);
        Expect(!said.Contains("/proc/self", StringComparison.Ordinal), "a path in /proc/self", run);
        Expect(run.ExitCode != 3 || run.Error.Trim().Length > 0, "status 3 without a word", run);
    }

    private void Expect(bool holds, string fault, CommandRun run)
    {
        if (!holds)
        {
            faults.Add($"{fault}\n      said {Said(run)}{(run == first ? "" : $"\n      the run that was hit said {Said(first)}")}");
        }
    }

    private static string Said(CommandRun run) =>
        $"({run.ExitCode}) {string.Join(" / ", (run.Error + run.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(4))}";

    private static string First(TreeState state, TreeState other) => string.Join("; ", state.Differences(other).DefaultIfEmpty("nothing differs").Take(2));

    [GeneratedRegex("nothing (was|is) (changed|restored|written|put back|done)", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
