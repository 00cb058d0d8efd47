using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Reports.Prose;

namespace ProxyFixer.Reports.Html;

/// <summary>The findings of a page, notes among them, with the numbers by which pictures and lists point at them.</summary>
internal sealed class NumberedFindings
{
    private readonly Dictionary<Diagnostic, int> numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Numbers findings from 1, in the order of the page.</summary>
    /// <param name="report">The report.</param>
    public NumberedFindings(LintReport report)
    {
        Groups = [.. FindingGroup.Of(report with { IsVerbose = true })];
        foreach (var found in Groups.SelectMany(group => group.Findings))
        {
            numbers[found] = numbers.Count + 1;
        }
    }

    /// <summary>The groups; the one with the gravest finding first.</summary>
    public ImmutableArray<FindingGroup> Groups { get; }

    /// <summary>The number of a finding.</summary>
    /// <param name="found">A finding of the report.</param>
    /// <returns>Its number.</returns>
    public string NumberOf(Diagnostic found) => numbers[found].ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of a finding's place on the page.</summary>
    /// <param name="found">A finding of the report.</param>
    /// <returns>An id.</returns>
    public string IdOf(Diagnostic found) => "finding-" + NumberOf(found);
}
