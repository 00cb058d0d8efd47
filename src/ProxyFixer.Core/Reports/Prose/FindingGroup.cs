using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Prose;

/// <summary>The findings about one thing of one user.</summary>
/// <param name="Subject">What was judged.</param>
/// <param name="User">Whose it is; null for the system's.</param>
/// <param name="Findings">The gravest first, then by path and place; at least one.</param>
internal sealed record FindingGroup(string Subject, string? User, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Its name, with the user where it is a user's and the name does not say so itself.</summary>
    public string Name => User is null || Subject.EndsWith($" of {User}", StringComparison.Ordinal) ? Subject : $"{Subject} of {User}";

    /// <summary>What is wrong with it, by the gravest finding.</summary>
    public string Problem
    {
        get
        {
            var further = Findings.Select(found => found.Rule.Id).Distinct().Count() - 1;
            return Start(Findings[0].Rule.Title) + (further == 0 ? "" : $", and {further} more");
        }
    }

    /// <summary>Groups findings.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The group with the gravest finding first, then by path.</returns>
    public static IEnumerable<FindingGroup> Of(LintReport report) =>
        from found in report.Shown
        group found by (found.Subject, User: report.UserOf(found.Location.Path)) into same
        let sorted = same.OrderByDescending(found => found.Severity).ToImmutableArray()
        orderby sorted[0].Severity descending
        select new FindingGroup(same.Key.Subject, same.Key.User, sorted);

    // A title is a sentence; a name at its beginning stays as it is.
    private static string Start(string title) =>
        title.Length > 1 && char.IsUpper(title[0]) && (title[1] == ' ' || char.IsLower(title[1])) && title.Split(' ')[0] is "A" or "An" or "The" or "One"
            ? char.ToLowerInvariant(title[0]) + title[1..]
            : title;
}
