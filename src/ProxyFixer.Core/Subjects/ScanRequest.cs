using System.Collections.Immutable;

namespace ProxyFixer.Subjects;

/// <summary>What the user wants looked at.</summary>
/// <param name="Paths">Files or folders, absolute as seen from the root; empty means the machine.</param>
/// <param name="Kind">Value of <c>--kind</c> for the files of <paramref name="Paths"/>, or null.</param>
/// <param name="Unit">Value of <c>--unit</c>, or null for every service of OpenClaw.</param>
/// <param name="Scope">Value of <c>--scope</c>: <c>user</c>, <c>system</c>, or null for both.</param>
public sealed record ScanRequest(ImmutableArray<string> Paths, string? Kind, string? Unit, string? Scope)
{
    /// <summary>Whether <see cref="Paths"/> are what somebody selected of a project, and not what the user named: one that is not understood is skipped, and none means nothing.</summary>
    public bool IsSelection { get; init; }

    /// <summary>Tells whether the user named a file itself.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>False for one that was met on a walk or selected.</returns>
    public bool Names(string path) => !IsSelection && Paths.Contains(path);

    /// <summary>Where missing browser headers are put (<c>--headers</c>).</summary>
    public HeaderMode Headers { get; init; }
}
