using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Rules;

/// <summary>
/// Links symptoms to the findings that lead to them. A symptom with such a finding is shown beside it, as a warning: the finding alone
/// decides about the exit status. Without one, and so once it is fixed, the symptom is merely good to know.
/// </summary>
internal static class CauseLinks
{
    /// <summary>Links them.</summary>
    /// <param name="found">All findings.</param>
    /// <param name="selection">The user's severities, which win.</param>
    /// <returns>The same findings in the same order; symptoms name their causes.</returns>
    public static ImmutableArray<Diagnostic> Link(ImmutableArray<Diagnostic> found, RuleSelection selection) =>
        found.All(one => one.Causes is null) ? found
        : [.. found.Select(one => one.Causes is { } search && Causes(found, search) is { Length: > 0 } causes ? Explain(one, causes, selection) : one)];

    private const string NoFix = "it goes with what explains it";

    private static Diagnostic[] Causes(ImmutableArray<Diagnostic> found, CauseSearch search) =>
        [.. found.Where(one => one.Severity >= Severity.Warning && search.Covers(one))];

    private static Diagnostic Explain(Diagnostic symptom, Diagnostic[] causes, RuleSelection selection)
    {
        var rules = causes.Select(cause => cause.Rule.Id).Distinct().Order(StringComparer.Ordinal).ToArray();
        var subjects = causes.Select(cause => cause.Subject).Distinct().Order(StringComparer.Ordinal);
        var words = $"{string.Join(" and ", rules)} on {string.Join(" and ", subjects)}";
        var verb = causes.All(cause => cause.Severity == Severity.Warning) ? "may explain" : rules.Length == 1 ? "explains" : "explain";
        return symptom with
        {
            Severity = selection.SeverityOf(symptom with { Severity = Severity.Warning }),
            Message = $"{symptom.Message} {words} {verb} it.",
            Exact = symptom.Exact is { } exact ? new($"{exact.Message} {words} {verb} it.", null, NoFix) : null,
            Related = [.. symptom.Related, .. causes.Select(cause => new RelatedPlace(cause.Location, $"{cause.Rule.Id}: {cause.Rule.Title}"))],
            NoFix = NoFix,
            Help = null,
        };
    }
}
