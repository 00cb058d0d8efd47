using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules;

/// <summary>Runs rules over subjects.</summary>
/// <param name="rules">Gives the rules; asked only when there is something to judge, because reading them takes longer than looking at an empty machine.</param>
/// <param name="selection">Which of them count, and how much.</param>
public sealed class RuleEngine(Func<ImmutableArray<IRule>> rules, RuleSelection selection)
{
    // One comparison: what ThenBy does is found out at run time in native code.
    private static readonly Comparer<Diagnostic> ByPlace = Comparer<Diagnostic>.Create(Compare);

    /// <summary>All rules, also those that do not count in this run.</summary>
    public ImmutableArray<IRule> Rules => rules();

    /// <summary>Tells whether a rule counts in this run.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>False where it is deselected, ignored or switched off.</returns>
    public bool MayReport(string id) => selection.MayReport(id);

    /// <summary>Judges subjects.</summary>
    /// <param name="subjects">What was found on the machine.</param>
    /// <returns>Findings sorted by path, place and id, each once; symptoms are not linked yet.</returns>
    public ImmutableArray<Diagnostic> Diagnose(IReadOnlyCollection<Subject> subjects)
    {
        if (subjects.Count == 0)
        {
            return [];
        }

        var included = rules().Where(rule => selection.Includes(rule.Id)).ToArray();
        return Sort(Weigh(
            from subject in subjects
            from rule in included
            from found in rule.Check(subject)
            where IsAsked(subject, found)
            select found));
    }

    /// <summary>Gives findings the severity that the user wants.</summary>
    /// <param name="found">Findings, also of rules that do not count.</param>
    /// <returns>Those that count, in their order.</returns>
    public IEnumerable<Diagnostic> Weigh(IEnumerable<Diagnostic> found) =>
        from one in found
        where selection.Includes(one.Rule.Id)
        let severity = selection.SeverityOf(one)
        where severity != Severity.Off
        select one with { Severity = severity };

    /// <summary>Puts findings together for a report: sorted, and symptoms linked to what explains them.</summary>
    /// <param name="found">Findings in any order.</param>
    /// <returns>Each once, by path, place and id.</returns>
    public ImmutableArray<Diagnostic> Link(IEnumerable<Diagnostic> found) => CauseLinks.Link(Sort(found), selection);

    private static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> found) =>
        [.. found.DistinctBy(finding => (finding.Rule.Id, finding.Location.Path, finding.Location.Span, finding.Message)).Order(ByPlace)];

    private static int Compare(Diagnostic one, Diagnostic other) =>
        string.CompareOrdinal(one.Location.Path, other.Location.Path) is not 0 and var paths ? paths
        : one.Location.Span.Start.CompareTo(other.Location.Span.Start) is not 0 and var places ? places
        : string.CompareOrdinal(one.Rule.Id, other.Rule.Id);

    private static bool IsAsked(Subject subject, Diagnostic found) =>
        subject.OnlyIn is not { } files || files.Contains(found.Location.Path) || found.Related.Any(related => files.Contains(related.Location.Path));
}
