using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>How often a rule reported.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">Its findings.</param>
/// <param name="Fixable">How many of them <c>fix</c> mends.</param>
public sealed record RuleTotal(RuleDescriptor Rule, int Count, int Fixable);

/// <summary>Totals per rule (<c>--statistics</c>).</summary>
public static class Statistics
{
    /// <summary>Counts.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The most frequent first, then by id; empty where nothing was found.</returns>
    public static ImmutableArray<RuleTotal> Of(LintReport report) =>
    [
        .. from found in report.Diagnostics
           group found by found.Rule.Id into same
           orderby same.Count() descending, same.Key
           select new RuleTotal(same.First().Rule, same.Count(), same.Count(report.CanFix)),
    ];

    /// <summary>Writes them as a table, one line a rule: count, id, name, and <c>[*]</c> where <c>fix</c> mends some.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    public static void Write(LintReport report, TextWriter output)
    {
        var totals = Of(report);
        var width = totals.Select(total => total.Count).DefaultIfEmpty().Max().ToString(CultureInfo.InvariantCulture).Length;
        foreach (var total in totals)
        {
            var count = total.Count.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            output.Write($"{count}  {total.Rule.Id}  {(total.Fixable > 0 ? "[*]" : "   ")} {Printable.Of(total.Rule.Name)}\n");
        }
    }
}
