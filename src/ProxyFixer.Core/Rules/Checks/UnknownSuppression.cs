using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>A comment that means to suppress findings and does not, because of how it is written.</summary>
public sealed partial class UnknownSuppression : IRule
{
    private const int MostWrongCharacters = 2;

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0904",
        "unknown-suppression",
        "A comment suppresses a rule that does not exist",
        Severity.Warning,
        """
        A comment proxyfixer-ignore that names no rule, or that cannot be understood, suppresses nothing, and whoever wrote it believes that
        it does. A rule that --rules loads is known only in a run that loads it.
        """,
        ["docs/configuration.md, Findings that are not wanted"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: what was meant cannot be told. Where few characters are wrong, the nearest ids are named.",
        HasFix: false,
        [new(Reporting.CommentedUnit("# proxyfixer-ignore: PXF110\n"), Reporting.CommentedUnit(""))]);

    /// <inheritdoc/>
    /// <returns>Nothing: comments are no subject.</returns>
    public IEnumerable<Diagnostic> Check(Subject subject) => [];

    /// <summary>Judges a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="rules">All rules.</param>
    /// <param name="file">How a report calls the file.</param>
    /// <returns>One finding for each id that is none, in their order.</returns>
    internal IEnumerable<Diagnostic> Judge(Suppression comment, ImmutableArray<IRule> rules, string file) =>
        comment.Form == SuppressionForm.Malformed
            ? [Report(comment.Comment, file, "is not understood, so it suppresses nothing", "Write proxyfixer-ignore: PXF0101, PXF05 or proxyfixer-ignore alone; a reason stands behind --.")]
            : comment.Ids.Where(id => !rules.Any(rule => id.Covers(rule.Descriptor.Id))).Select(id => Report(
                new Location(comment.Comment.Text, id.Span),
                file,
                IdForm().IsMatch(id.Text) ? $"names {id.Text}, and there is no such rule" : "names something that is no id of a rule",
                Advice(id.Text, rules)));

    private Diagnostic Report(Location where, string file, string fault, string help) =>
        new(Descriptor, Severity.Warning, where, $"{file}: a comment proxyfixer-ignore {fault}.", file) { NoFix = "what was meant cannot be told", Help = help };

    // What stands there is quoted only where it looks like an id: it can be anything.
    private static string Advice(string text, ImmutableArray<IRule> rules)
    {
        if (rules.FirstOrDefault(rule => rule.Descriptor.Name == text) is { } named)
        {
            return $"Write its id, {named.Descriptor.Id}.";
        }

        var near = rules.Select(rule => rule.Descriptor.Id).GroupBy(id => Distance(id, text)).MinBy(same => same.Key)!;
        return !IdForm().IsMatch(text) ? "Ids stand between commas, as in PXF0101, PXF05; a reason stands behind --."
            : near.Key <= MostWrongCharacters && near.Count() <= 3 ? $"Did you mean {string.Join(" or ", near)}?"
            : "proxyfixer rules lists the ids.";
    }

    // Levenshtein's distance; the texts are short.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + cost, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\A[A-Za-z]{1,4}[0-9]{1,5}[A-Za-z]?\z")]
    private static partial Regex IdForm();
}
