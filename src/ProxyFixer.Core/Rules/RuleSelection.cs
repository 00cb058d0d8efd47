using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Rules;

/// <summary>Which rules count, and how much.</summary>
/// <param name="Select">Ids or prefixes of ids; empty means all.</param>
/// <param name="Ignore">Ids or prefixes of ids that do not count.</param>
/// <param name="Severities">Other severities by id or prefix; the longest prefix wins.</param>
public sealed record RuleSelection(
    ImmutableArray<string> Select,
    ImmutableArray<string> Ignore,
    ImmutableSortedDictionary<string, Severity> Severities)
{
    /// <summary>All rules as they are.</summary>
    public static RuleSelection Everything { get; } = new([], [], ImmutableSortedDictionary<string, Severity>.Empty);

    /// <summary>Tells whether a rule counts.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>True where it is selected and not ignored.</returns>
    public bool Includes(string id) =>
        (Select.IsEmpty || Select.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
        && !Ignore.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Tells whether a rule's findings can be reported at all.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>False also where they are switched off.</returns>
    public bool MayReport(string id) => Includes(id) && SeverityOf(id) != Severity.Off;

    /// <summary>The severity of a finding after the user's settings.</summary>
    /// <param name="finding">A finding.</param>
    /// <returns>The severity.</returns>
    public Severity SeverityOf(Diagnostic finding) => SeverityOf(finding.Rule.Id) ?? finding.Severity;

    private Severity? SeverityOf(string id) =>
        Severities.Where(pair => id.StartsWith(pair.Key, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.Key.Length).Select(pair => (Severity?)pair.Value).FirstOrDefault();
}
