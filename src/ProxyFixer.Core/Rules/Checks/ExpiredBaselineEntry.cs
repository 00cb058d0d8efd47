using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>An entry of the baseline whose last day has gone by while its finding is still there.</summary>
public sealed class ExpiredBaselineEntry : ICheck
{
    /// <inheritdoc/>
    /// <returns>Nothing: a baseline is no subject.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Says it of an entry.</summary>
    /// <param name="where">The entry.</param>
    /// <param name="rule">The rule it names.</param>
    /// <param name="path">The file it names.</param>
    /// <param name="day">Its last day.</param>
    /// <returns>What is said.</returns>
    internal static CheckResult Judge(Location where, string rule, string path, LastDay day) =>
        new(where, ("rule", rule), ("file", path), ("day", day.ToString()));
}
