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
    private const string AComment = "a comment proxyfixer-ignore";
    private const string AnEntry = "an entry of ignore";

    /// <inheritdoc/>
    /// <returns>Nothing: comments are no subject.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Judges a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="rules">All rules.</param>
    /// <returns>One result for each id that is none, in their order.</returns>
    internal static IEnumerable<CheckResult> Judge(Suppression comment, ImmutableArray<IRule> rules) =>
        comment.Form == SuppressionForm.Malformed ? [new(Case.Malformed, comment.Comment)]
            : comment.Form == SuppressionForm.WrongDay ? [new(Case.WrongDay, comment.Comment)]
            : comment.Ids.Where(id => !rules.Any(rule => id.Covers(rule.Id))).Select(id => Judge(new(comment.Comment.Text, id.Span), id.Text, AComment, rules));

    /// <summary>Judges an id of an entry of the settings.</summary>
    /// <param name="where">The entry.</param>
    /// <param name="id">What stands there, in the form of an id or its beginning.</param>
    /// <param name="rules">All rules.</param>
    /// <returns>One result where no rule has that id.</returns>
    internal static IEnumerable<CheckResult> Judge(Location where, string id, ImmutableArray<IRule> rules) =>
        rules.Any(rule => rule.Id.StartsWith(id, StringComparison.Ordinal)) ? [] : [Judge(where, id, AnEntry, rules)];

    // What stands there is quoted only where it looks like an id: it can be anything.
    private static CheckResult Judge(Location where, string text, string what, ImmutableArray<IRule> rules)
    {
        if (!IdForm().IsMatch(text))
        {
            return rules.FirstOrDefault(rule => rule.Descriptor.Name == text) is { } named ? new(Case.Name, where, ("id", named.Id)) : new(Case.NoId, where);
        }

        var near = rules.Select(rule => rule.Id).GroupBy(id => NearestName.Distance(id, text)).MinBy(same => same.Key)!;
        return near.Key <= MostWrongCharacters && near.Count() <= 3
            ? new(Case.Near, where, ("what", what), ("id", text), ("near", string.Join(" or ", near)))
            : new(where, ("what", what), ("id", text));
    }

    [GeneratedRegex(@"\A[A-Za-z]{1,4}[0-9]{1,5}[A-Za-z]?\z")]
    private static partial Regex IdForm();

    private static class Case
    {
        public const string Malformed = "malformed";
        public const string NoId = "no-id";
        public const string Name = "name";
        public const string WrongDay = "wrong-day";
        public const string Near = "near";
    }
}
