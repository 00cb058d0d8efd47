using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Rules;

/// <summary>Which rules count, and how much.</summary>
/// <param name="Select">Ids or prefixes of ids; empty means all.</param>
/// <param name="Ignore">Ids or prefixes of ids that do not count.</param>
/// <param name="Severities">Other severities; the longest prefix wins, of several the last.</param>
public sealed record RuleSelection(
    ImmutableArray<string> Select,
    ImmutableArray<string> Ignore,
    ImmutableArray<SeveritySetting> Severities)
{
    /// <summary>All rules as they are.</summary>
    public static RuleSelection Everything { get; } = new([], [], []);

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
        Severities.Where(one => id.StartsWith(one.Prefix, StringComparison.Ordinal)).OrderBy(one => one.Prefix.Length).LastOrDefault()?.Severity;
}

/// <summary>Another severity for some rules (<c>--severity ID=LEVEL</c>).</summary>
/// <param name="Prefix">An id, or how ids begin.</param>
/// <param name="Severity">The severity.</param>
public sealed record SeveritySetting(string Prefix, Severity Severity);
