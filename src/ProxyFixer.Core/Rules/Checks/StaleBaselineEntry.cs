using System.Globalization;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>An entry of the baseline whose finding is gone. It is judged behind all other rules, because it depends on what they found.</summary>
public sealed class StaleBaselineEntry : ICheck
{
    /// <inheritdoc/>
    /// <returns>Nothing: a baseline is no subject.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Says it of an entry.</summary>
    /// <param name="where">The entry.</param>
    /// <param name="rule">The rule it names.</param>
    /// <param name="path">The file it names.</param>
    /// <param name="gone">How many of its findings are gone, at least 1.</param>
    /// <param name="count">How many it accepts.</param>
    /// <returns>What is said.</returns>
    internal static CheckResult Judge(Location where, string rule, string path, int gone, int count) => new(
        gone < count ? Case.Some : null,
        where,
        ("rule", rule),
        ("file", path),
        ("left", (count - gone).ToString(CultureInfo.InvariantCulture)),
        ("count", count.ToString(CultureInfo.InvariantCulture)));

    private static class Case
    {
        public const string Some = "some";
    }
}
