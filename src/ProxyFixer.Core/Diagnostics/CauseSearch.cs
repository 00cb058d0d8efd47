using System.Collections.Immutable;

namespace ProxyFixer.Diagnostics;

/// <summary>Which findings explain a symptom.</summary>
/// <param name="Rules">Ids of the rules whose findings lead to it.</param>
/// <param name="Subject">The thing that shows the symptom.</param>
/// <param name="Own">Where findings about that thing lie; empty where its name is the only one of its kind, so that they may lie anywhere.</param>
/// <param name="Others">Files and folders that it reads or runs: findings there count, whatever they are about.</param>
public sealed record CauseSearch(ImmutableArray<string> Rules, string Subject, ImmutableArray<string> Own, ImmutableArray<string> Others)
{
    /// <summary>Tells whether a finding leads to the symptom.</summary>
    /// <param name="finding">A finding.</param>
    /// <returns>True where it does.</returns>
    public bool Covers(Diagnostic finding) =>
        Rules.Contains(finding.Rule.Id)
        && ((finding.Subject == Subject && (Own.IsEmpty || IsAmong(Own, finding.Location.Path))) || IsAmong(Others, finding.Location.Path));

    private static bool IsAmong(ImmutableArray<string> paths, string path) =>
        paths.Any(one => path == one || path.StartsWith(one + "/", StringComparison.Ordinal));
}
