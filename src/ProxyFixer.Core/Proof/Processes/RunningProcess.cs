using System.Collections.Immutable;

namespace ProxyFixer.Proof.Processes;

/// <summary>A process as <c>/proc</c> shows it (proc(5)).</summary>
/// <param name="Id">Its number.</param>
/// <param name="User">Its real user id.</param>
/// <param name="Program">The program file, absolute as seen from the root; null where it may not be seen.</param>
/// <param name="Arguments">Its command line; a program may have put a title in its place.</param>
/// <param name="Groups">The control groups it is in, as paths.</param>
/// <param name="Ticks">When it was started: hundredths of a second since the machine was.</param>
internal sealed record RunningProcess(int Id, uint User, string? Program, ImmutableArray<string> Arguments, ImmutableArray<string> Groups, long Ticks)
{
    /// <summary>Tells whether it is in the control group of a unit.</summary>
    /// <param name="unit">The unit's name.</param>
    /// <returns>True for the unit's own group and those below.</returns>
    public bool IsIn(string unit) => Groups.Any(path => path.Split('/').Contains(unit));
}
