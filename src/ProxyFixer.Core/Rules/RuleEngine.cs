using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules;

/// <summary>Runs rules over subjects.</summary>
/// <param name="rules">Gives the rules; asked only when there is something to judge, because reading them takes longer than looking at an empty machine.</param>
/// <param name="selection">Which of them count, and how much.</param>
public sealed class RuleEngine(Func<ImmutableArray<IRule>> rules, RuleSelection selection)
{
    /// <summary>Judges subjects.</summary>
    /// <param name="subjects">What was found on the machine.</param>
    /// <returns>Findings sorted by path, place and id, each once.</returns>
    public ImmutableArray<Diagnostic> Diagnose(IReadOnlyCollection<Subject> subjects) =>
        subjects.Count == 0 ? [] : CauseLinks.Link(Judge(subjects), selection);

    private ImmutableArray<Diagnostic> Judge(IEnumerable<Subject> subjects) =>
    [
        .. from subject in subjects
           from rule in rules()
           where selection.Includes(rule.Descriptor.Id)
           from found in rule.Check(subject)
           where IsAsked(subject, found)
           let finding = found with { Severity = selection.SeverityOf(found) }
           where finding.Severity != Severity.Off
           group finding by (finding.Rule.Id, finding.Location.Path, finding.Location.Span, finding.Message) into same
           let first = same.First()
           orderby first.Location.Path, first.Location.Span.Start, first.Rule.Id
           select first,
    ];

    private static bool IsAsked(Subject subject, Diagnostic found) =>
        subject.OnlyIn is not { } files || files.Contains(found.Location.Path) || found.Related.Any(related => files.Contains(related.Location.Path));
}
