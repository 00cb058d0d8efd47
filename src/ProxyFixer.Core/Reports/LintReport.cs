using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules;

namespace ProxyFixer.Reports;

/// <summary>What <c>lint</c> has to say, before it takes a form.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Display">Gives a path as it is shown.</param>
/// <param name="IsVerbose">Whether a form for people also shows what is merely good to know.</param>
/// <param name="UseColor">Whether a form for people may use terminal colours.</param>
public sealed record LintReport(LintResult Result, Func<string, string> Display, bool IsVerbose, bool UseColor)
{
    /// <summary>Gives a path as a checkout knows it: from its top where it lies in one, also with <c>--root</c>.</summary>
    public Func<string, string> CheckoutPath { get; init; } = Display;

    /// <summary>The rules, for the forms that carry their pages; asked only where something was found.</summary>
    public Func<ImmutableArray<IRule>> Rules { get; init; } = () => RuleCatalog.All;

    /// <summary>Columns of the terminal that a form for people is written to; 0 where there is none: lines are not broken.</summary>
    public int Width { get; init; }

    /// <summary>Whether that terminal knows links.</summary>
    public bool HasLinks { get; init; }

    /// <summary>Gives the address by which a terminal opens a file, or null.</summary>
    public Func<string, string?> LinkOf { get; init; } = _ => null;

    /// <summary>Gives the user in whose home folder a path lies, or null.</summary>
    public Func<string, string?> UserOf { get; init; } = _ => null;

    /// <summary>The kind that the files given by PATH were read as (<c>--kind</c>); null where each tells its own.</summary>
    public string? Kind { get; init; }

    /// <summary>Gives the command line by which another command does something about the same files; null where none is known.</summary>
    public Func<string, string>? CommandFor { get; init; }

    /// <summary>Whether totals per rule are wanted.</summary>
    public bool HasStatistics { get; init; }

    /// <summary>Whether notes decide about the exit status: then people see them.</summary>
    public bool FailsOnNotes { get; init; }

    /// <summary>The lowest severity that <c>fix</c> deals with.</summary>
    public Severity FixesFrom { get; init; } = Severity.Warning;

    /// <summary>Whether values are shown that are hidden otherwise (<c>--reveal</c>); the forms that are made to be handed on show none.</summary>
    public bool ShowsAll { get; init; }

    /// <summary>The findings, sorted by path and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The findings that a form for people shows.</summary>
    public IEnumerable<Diagnostic> Shown =>
        Diagnostics.Where(found => found.Severity > Severity.Info || IsVerbose || FailsOnNotes || found.Rule.IsAlwaysShown).Select(Worded);

    /// <summary>Gives a finding in the words that its reader may see.</summary>
    /// <param name="found">The finding.</param>
    /// <returns>The same; with all values where they are wanted.</returns>
    public Diagnostic Worded(Diagnostic found) => ShowsAll && found.Exact is { } exact
        ? found with { Message = exact.Message, Help = exact.Help, NoFix = exact.NoFix }
        : found;

    /// <summary>Each finding with a key of its own, for services that follow findings from run to run.</summary>
    /// <remarks>The fingerprint, and <c>:2</c>, <c>:3</c> for further findings that look the same.</remarks>
    public IEnumerable<(Diagnostic Found, string Key)> Keyed
    {
        get
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var found in Diagnostics)
            {
                var count = seen[found.Fingerprint] = seen.GetValueOrDefault(found.Fingerprint) + 1;
                yield return (found, $"{found.Fingerprint}:{count}");
            }
        }
    }

    /// <summary>Tells whether <c>fix</c>, with the same options, does something about a finding.</summary>
    /// <param name="found">The finding.</param>
    /// <returns>False also for a fix that needs <c>--unsafe-fixes</c>.</returns>
    public bool CanFix(Diagnostic found) => HasFix(found, Applicability.Safe);

    /// <summary>How many findings have a fix of some trust among those that <c>fix</c> deals with.</summary>
    /// <param name="trust">How far it can be trusted.</param>
    /// <returns>The number.</returns>
    public int CountFixes(Applicability trust) => Diagnostics.Count(found => HasFix(found, trust));

    private bool HasFix(Diagnostic found, Applicability trust) => found.Fix?.Applicability == trust && found.Severity >= FixesFrom;

    /// <summary>Counts the findings of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The number.</returns>
    public int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}
