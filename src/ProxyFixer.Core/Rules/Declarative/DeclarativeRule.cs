using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Declarative;

/// <summary>A rule that a YAML file states.</summary>
/// <param name="file">The rule file.</param>
public sealed partial class DeclarativeRule(RuleFile file) : IRule
{
    /// <summary>The rule file, for its examples and page.</summary>
    public RuleFile File { get; } = file;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor => File.Descriptor;

    /// <inheritdoc/>
    public RuleGuide Guide => new(FixNote(), File.Finding.Fix is not null, File.Examples);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Kind != File.Kind
            || !File.When.All(condition => condition.Holds(subject))
            || File.Unless.Any(condition => condition.Holds(subject)))
        {
            return [];
        }

        var finding = File.Cases.FirstOrDefault(one => one.When.All(condition => condition.Holds(subject)))?.Finding ?? File.Finding;
        return File.Expect.Where(condition => !condition.Holds(subject)).Select(condition => Report(subject, condition, finding));
    }

    private string FixNote() => string.Concat(
        File.Cases.Where(one => one.Finding.Message != File.Finding.Message)
            .Select(one => $"\n\nOther case ({one.Finding.Severity.ToString().ToLowerInvariant()}): {one.Finding.Message}")
            .Prepend(File.Finding.Fix is { } fix ? $"{fix.Title} ({fix.Applicability.ToString().ToLowerInvariant()})." : $"None: {File.Finding.NoFix}."));

    private Diagnostic Report(Subject subject, Condition failed, RuleFinding finding)
    {
        var failing = failed.Failing(subject);
        string Fill(string text) => Place().Replace(text, match => Value(match.Groups[1].Value, subject, failing));
        var places = File.At.Select(path => subject.Facts.GetValueOrDefault(path)?.Where).Where(where => where is not null);
        var (fix, noFix) = Offer(subject, finding);
        return new(Descriptor, finding.Severity, places.FirstOrDefault() ?? subject.Anchor, Fill(finding.Message), subject.Name)
        {
            Fix = fix,
            NoFix = noFix is null ? null : Fill(noFix),
            Help = finding.Help is null ? null : Fill(finding.Help),
            Related = [.. Relate(subject)],
        };
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

    private IEnumerable<RelatedPlace> Relate(Subject subject) =>
        from path in File.Related
        let place = subject.Facts.GetValueOrDefault(path)?.Where
        where place is not null
        select new RelatedPlace(place, Explain(path));

    private static string Explain(string path) =>
        path == "ExecStart" ? "this starts Node"
        : path.StartsWith("Unset.", StringComparison.Ordinal) ? $"this takes {path["Unset.".Length..]} away"
        : $"{path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]} is set here";

    private static string Value(string name, Subject subject, ImmutableArray<string> failing) => name switch
    {
        "subject" => subject.Name,
        "missing" => string.Join(", ", failing.Select(path => path[(path.LastIndexOf('.') + 1)..])),
        "value" => subject.Facts.GetValueOrDefault(failing[0]) is { } fact ? $"'{Secrets.Mask(failing[0], fact.Value)}'" : "not set",
        _ => subject.Facts.GetValueOrDefault(name) is { } fact ? Secrets.MaskCredentials(fact.Value) : "unknown",
    };

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9_.-]*)\}")]
    private static partial Regex Place();
}
