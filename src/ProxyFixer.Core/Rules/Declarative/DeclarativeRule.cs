using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules.Conditions;
using ProxyFixer.Rules.Files;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Declarative;

/// <summary>A rule whose file says by conditions when it speaks.</summary>
/// <param name="source">The rule file.</param>
public sealed class DeclarativeRule(RuleSource source) : IRule
{
    /// <inheritdoc/>
    public string Id => source.Id;

    /// <inheritdoc/>
    public RuleFile File => source.File;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (!source.LooksAt(subject.Kind) || File.Conditions is not { } conditions
            || !conditions.When.All(condition => condition.Holds(subject))
            || conditions.Unless.Any(condition => condition.Holds(subject)))
        {
            return [];
        }

        var finding = File.Cases.FirstOrDefault(one => one.When.All(condition => condition.Holds(subject)))?.Finding ?? File.Finding;
        return conditions.Expect.Where(condition => !condition.Holds(subject)).Select(condition => Report(subject, conditions, condition, finding));
    }

    private Diagnostic Report(Subject subject, RuleConditions conditions, Condition failed, RuleFinding finding)
    {
        var failing = failed.Failing(subject);
        string Given(string name) => Value(name, subject, failing);
        string Fill(string text) => MessageTemplate.Fill(text, Given);
        var places = conditions.At.Select(path => subject.Facts.GetValueOrDefault(path)?.Where).Where(where => where is not null);
        var (fix, noFix) = Offer(subject, finding);
        var said = new Diagnostic(File.Descriptor, finding.Severity, places.FirstOrDefault() ?? subject.Anchor, Fill(finding.Message), subject.Name)
        {
            Fix = fix,
            NoFix = noFix is null ? null : Fill(noFix),
            Help = finding.Help is null ? null : Fill(finding.Help),
            Related = [.. Relate(subject, conditions.Related)],
            Traits = [.. failing, .. MessageTemplate.Places(finding.Message).Select(Given)],
        };
        return said with { Exact = ExactWords.Of(said, text => MessageTemplate.Fill(text, name => Value(name, subject, failing, isExact: true)), finding.Message, finding.Help, noFix) };
    }

    private static (Fix? Fix, string? NoFix) Offer(Subject subject, RuleFinding finding)
    {
        if (finding.Fix is not { } wanted)
        {
            return (null, finding.NoFix);
        }

        return subject.Propose(wanted.Set) switch
        {
            FixProposal.Possible possible => (possible.ToFix(wanted.Title, wanted.Applicability), null),
            FixProposal.Impossible impossible => (null, impossible.Reason),
            _ => throw new InvalidOperationException("a proposal is possible or impossible"),
        };
    }

    private static IEnumerable<RelatedPlace> Relate(Subject subject, ImmutableArray<string> related) =>
        from path in related
        let place = subject.Facts.GetValueOrDefault(path)?.Where
        where place is not null
        select new RelatedPlace(place, Explain(path));

    private static string Explain(string path) => FactCatalog.Find(path) switch
    {
        FactFamily family => family.MemberNote.Replace("NAME", family.Member(path), StringComparison.Ordinal),
        var fact => fact!.PlaceNote,
    };

    private static string Value(string name, Subject subject, ImmutableArray<string> failing, bool isExact = false) => name switch
    {
        "missing" => string.Join(", ", failing.Select(path => path[(path.LastIndexOf('.') + 1)..])),
        "value" => subject.Facts.GetValueOrDefault(failing[0]) is { } fact ? $"'{(isExact ? fact.Value : Secrets.Mask(failing[0], fact.Value))}'" : "not set",
        _ => FactText.Of(subject, name, isExact),
    };
}
