using System.Collections.Immutable;
using ProxyFixer.Verification;

namespace ProxyFixer.Guard;

/// <summary>Runs the command that the user wants to hear of findings by.</summary>
public static class FindingCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs it.</summary>
    /// <param name="command">A line for a shell.</param>
    /// <param name="report">What was found: its standard input, secrets hidden.</param>
    /// <param name="environment">What it gets beside <c>PROXYFIXER_UNIT</c> and <c>PROXYFIXER_STATUS</c>.</param>
    /// <param name="unit">The service.</param>
    /// <param name="status">The exit status of the look.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it said on both streams, and whether it ended well within its time.</returns>
    public static (string Said, bool Succeeded) Run(
        string command, string report, ImmutableSortedDictionary<string, string> environment, string unit, int status, CancellationToken cancellation)
    {
        string[] leader = Runner.Tool("setsid") is { } setsid ? [setsid] : [];
        var given = environment.SetItem("PROXYFIXER_UNIT", unit)
            .SetItem("PROXYFIXER_STATUS", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return ChildProcess.Run([.. leader, "/bin/sh", "-c", command], given, Limit, report, cancellation) is { } ended
            ? (ended.Output + ended.Error, ended.Status == 0)
            : ("", false);
    }
}
