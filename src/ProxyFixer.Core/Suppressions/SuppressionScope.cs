using ProxyFixer.Machine;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions.Comments;

namespace ProxyFixer.Suppressions;

/// <summary>
/// Tells where this run saw enough to say that a comment suppresses nothing: rules that were not run, and services that were not
/// looked at, may have something to report there.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="request">What was looked at.</param>
/// <param name="scan">What was found.</param>
/// <param name="engine">The rules of this run.</param>
internal sealed class SuppressionScope(Host host, ScanRequest request, ScanResult scan, RuleEngine engine)
{
    private readonly Lazy<bool> seesAllHomes = new(() => UserAccounts.Homes(host.Files).All(host.HomePaths.Contains));

    /// <summary>Tells whether all findings of a comment's file are known.</summary>
    /// <param name="comment">A comment.</param>
    /// <returns>False for a file given by PATH, because a service may read it; for a run over one service; and where something was not readable.</returns>
    public bool SeesWhole(Suppression comment) => SeesMachine && (IsOfOneService(comment) || seesAllHomes.Value);

    /// <summary>Whether all findings of the machine are known.</summary>
    public bool SeesEverything => SeesMachine && seesAllHomes.Value;

    /// <summary>Tells whether every rule that an id covers was run.</summary>
    /// <param name="id">An id.</param>
    /// <returns>False where one is deselected, ignored or switched off.</returns>
    public bool RunsAll(SuppressedId id) => engine.Rules
        .Where(rule => rule is not CheckedRule { Thought: UnknownSuppression or UnusedSuppression } && id.Covers(rule.Id))
        .All(rule => engine.MayReport(rule.Id));

    private bool SeesMachine => request is { Paths: [], IsSelection: false, Unit: null, Scope: null } && scan.Unreadable.IsEmpty;

    // Other files may serve users whose homes were not looked into.
    private bool IsOfOneService(Suppression comment) =>
        host.HomePaths.Any(home => comment.Comment.Path.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal))
        || (comment.Format.Kind == "systemd-unit" && !comment.Comment.Path.Contains("/user/", StringComparison.Ordinal));
}
