using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Fixes;

/// <summary>
/// Judges the machine again as it would be after a fix. A fix that leaves its finding, or brings another one that matters as much,
/// is not offered.
/// </summary>
/// <param name="judge">Judges the machine with these files in place of its own.</param>
public sealed class FixProof(Func<IEnumerable<SourceText>, ImmutableArray<Diagnostic>> judge)
{
    /// <summary>Checks the fixes of findings: first all at once, and only where that is not clean one by one.</summary>
    /// <param name="found">The findings, sorted.</param>
    /// <returns>The same findings; those whose fix does not hold have none, and say why.</returns>
    public ImmutableArray<Diagnostic> Check(ImmutableArray<Diagnostic> found) => Check(found, []);

    /// <summary>The same where some findings are left as they are.</summary>
    /// <param name="open">The findings that may be fixed, sorted.</param>
    /// <param name="others">Findings that are not fixed in any case; a fix must hold beside them.</param>
    /// <returns>The open findings; those whose fix does not hold have none, and say why.</returns>
    public ImmutableArray<Diagnostic> Check(ImmutableArray<Diagnostic> open, ImmutableArray<Diagnostic> others)
    {
        var plan = FixPlanner.Plan(open, Applicability.DisplayOnly);
        if (plan.IsEmpty)
        {
            return open;
        }

        var found = open.AddRange(others);
        var together = Doubtful(found, [.. plan.Select(change => change.Diagnostic)], After(plan));
        return together.Count == 0 ? open : [.. open.Select(one =>
            one.Fix is { } fix && together.Contains(one.Subject) && Doubtful(found, [one], After([new(one, fix)])).Count > 0
                ? one with { Fix = null, NoFix = "judged again with this fix, the finding would still be there or a new one would come" }
                : one)];
    }

    private ImmutableArray<Diagnostic> After(ImmutableArray<Change> changes) =>
        judge(Patcher.Build(changes).Select(patch => patch.After).OfType<SourceText>());

    // The subjects whose findings did not go, or got more.
    private static HashSet<string> Doubtful(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> fixedOnes, ImmutableArray<Diagnostic> after)
    {
        var (was, left) = (before.CountBy(Key).ToDictionary(), after.CountBy(Key).ToDictionary());
        var lowest = fixedOnes.Min(one => one.Severity);

        // A fix may fix a part: then the finding says something else, or weighs less.
        var (same, remaining) = (before.CountBy(Words).ToDictionary(), after.CountBy(Words).ToDictionary());
        var stayed = fixedOnes.CountBy(Words).Where(pair => remaining.GetValueOrDefault(pair.Key) > same[pair.Key] - pair.Value);
        var came = after.Where(one => one.Severity >= lowest && left[Key(one)] > was.GetValueOrDefault(Key(one))).Select(Key);
        return [.. stayed.Select(pair => pair.Key.Subject).Concat(came.Select(key => key.Subject))];
    }

    private static (string Id, string Subject, Severity Severity, string Message) Words(Diagnostic finding) =>
        (finding.Rule.Id, finding.Subject, finding.Severity, finding.Message);

    private static (string Id, string Subject) Key(Diagnostic finding) => (finding.Rule.Id, finding.Subject);
}
