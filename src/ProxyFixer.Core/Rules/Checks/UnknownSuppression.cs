using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>A comment that means to suppress findings and does not, because of how it is written.</summary>
public sealed partial class UnknownSuppression : ICheck
{
    private const int MostWrongCharacters = 2;

    /// <inheritdoc/>
    /// <returns>Nothing: comments are no subject.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Judges a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="rules">All rules.</param>
    /// <returns>One result for each id that is none, in their order.</returns>
    internal static IEnumerable<CheckResult> Judge(Suppression comment, ImmutableArray<IRule> rules) =>
        comment.Form == SuppressionForm.Malformed
            ? [new(Case.Malformed, comment.Comment)]
            : comment.Ids.Where(id => !rules.Any(rule => id.Covers(rule.Id))).Select(id => Judge(new(comment.Comment.Text, id.Span), id.Text, rules));

    // What stands there is quoted only where it looks like an id: it can be anything.
    private static CheckResult Judge(Location where, string text, ImmutableArray<IRule> rules)
    {
        if (!IdForm().IsMatch(text))
        {
            return rules.FirstOrDefault(rule => rule.Descriptor.Name == text) is { } named ? new(Case.Name, where, ("id", named.Id)) : new(Case.NoId, where);
        }

        var near = rules.Select(rule => rule.Id).GroupBy(id => NearestName.Distance(id, text)).MinBy(same => same.Key)!;
        return near.Key <= MostWrongCharacters && near.Count() <= 3
            ? new(Case.Near, where, ("id", text), ("near", string.Join(" or ", near)))
            : new(where, ("id", text));
    }

    [GeneratedRegex(@"\A[A-Za-z]{1,4}[0-9]{1,5}[A-Za-z]?\z")]
    private static partial Regex IdForm();

    private static class Case
    {
        public const string Malformed = "malformed";
        public const string NoId = "no-id";
        public const string Name = "name";
        public const string Near = "near";
    }
}
