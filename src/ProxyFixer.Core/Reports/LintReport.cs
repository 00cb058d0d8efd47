using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>What <c>lint</c> has to say, before it takes a form.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Display">Gives a path as it is shown.</param>
/// <param name="IsVerbose">Whether a form for people also shows what is merely good to know.</param>
/// <param name="UseColor">Whether a form for people may use terminal colours.</param>
public sealed record LintReport(LintResult Result, Func<string, string> Display, bool IsVerbose, bool UseColor)
{
    /// <summary>The findings, sorted by path and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The findings that a form for people shows.</summary>
    public IEnumerable<Diagnostic> Shown =>
        Diagnostics.Where(found => found.Severity > Severity.Info || IsVerbose || found.Rule.IsAlwaysShown);

    /// <summary>Counts the findings of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The number.</returns>
    public int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}
