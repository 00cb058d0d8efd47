using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Settings.EditorConfigs;

namespace ProxyFixer.Rules;

/// <summary>Which rules count, and how much.</summary>
/// <param name="Select">Ids or prefixes of ids; empty means all.</param>
/// <param name="Ignore">Ids or prefixes of ids that do not count.</param>
/// <param name="Severities">Other severities by layer, the strongest first; in a layer the longest prefix wins, of several the last.</param>
public sealed record RuleSelection(
    ImmutableArray<string> Select,
    ImmutableArray<string> Ignore,
    params ImmutableArray<ImmutableArray<SeveritySetting>> Severities)
{
    /// <summary>All rules as they are.</summary>
    public static RuleSelection Everything { get; } = new([], []);

    /// <summary>What <c>.editorconfig</c> and <c>.globalconfig</c> say, below all layers; null where they are not read.</summary>
    public EditorConfigs? Files { get; init; }

    /// <summary>Tells whether a rule counts.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>True where it is selected and not ignored.</returns>
    public bool Includes(string id) =>
        (Select.IsEmpty || Select.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
        && !Ignore.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Tells whether a rule's findings can be reported at all.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>False also where they are switched off for all files.</returns>
    public bool MayReport(string id) => Includes(id) && (Find(id) is { } setting ? setting.Severity : OfAll(id)?.Severity) != Severity.Off;

    /// <summary>The severity of a finding after the user's settings.</summary>
    /// <param name="finding">A finding.</param>
    /// <returns>The severity.</returns>
    public Severity SeverityOf(Diagnostic finding) =>
        Find(finding.Rule.Id) is { } setting ? setting.Severity
        : (Files?.Of(finding.Rule.Id, finding.Location.Path) ?? OfAll(finding.Rule.Id))?.Severity ?? finding.Severity;

    /// <summary>What is said of a rule for all files.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>The severity, and who says it; null where nobody does.</returns>
    public SeveritySetting? InForce(string id) =>
        Find(id) ?? (OfAll(id) is { Severity: { } severity } global ? new(id, severity, global.From) : null);

    /// <summary>What is said of a rule for some files of the working folder, where nobody speaks for all.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>The strongest first.</returns>
    public IEnumerable<EditorConfigSeverity> InFiles(string id) => Find(id) is null ? Files?.Here.Where(one => one.Id == id) ?? [] : [];

    private SeveritySetting? Find(string id) => Severities
        .Select(layer => layer.Where(one => id.StartsWith(one.Prefix, StringComparison.Ordinal)).OrderBy(one => one.Prefix.Length).LastOrDefault())
        .FirstOrDefault(one => one is not null);

    private EditorConfigSeverity? OfAll(string id) => Files?.OfAll.FirstOrDefault(one => one.Id == id);
}

/// <summary>Another severity for some rules.</summary>
/// <param name="Prefix">An id, or how ids begin.</param>
/// <param name="Severity">The severity.</param>
/// <param name="From">Who says it: <c>--severity</c>, or file and line.</param>
public sealed record SeveritySetting(string Prefix, Severity Severity, string From);
