using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>One blow at one point of a command.</summary>
internal sealed class Ordeal(Scenario scenario, Workspace here, TracedCall point, Blow blow)
{
    /// <summary>How often a point is tried before it counts as missed.</summary>
    public const int Tries = 6;

    /// <summary>Hits the command. Calls of the runtime can come in another number; the call that was hit is compared with the one that was meant.</summary>
    /// <returns>The run that was hit; null where it could not be.</returns>
    public CommandRun? Hit()
    {
        var number = point.Number;
        for (var i = 0; i < Tries; i++)
        {
            scenario.Reset(here);
            var (run, trace) = here.RunTraced(scenario.Command(here), blow.On(point.Name, number));
            if (trace.Hit?.Text == point.Text)
            {
                return run;
            }

            number = trace.Calls.FirstOrDefault(call => call.Text == point.Text)?.Number ?? point.Number;
        }

        return null;
    }
}
