using ProxyFixer.Subjects;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>Something that suppressed findings until a day that has gone by, while they are still there.</summary>
public sealed class ExpiredSuppression : ICheck
{
    /// <inheritdoc/>
    /// <returns>Nothing: what a comment suppresses is known when all subjects are judged.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Says it of a comment.</summary>
    /// <param name="comment">A comment with a last day.</param>
    /// <returns>What is said.</returns>
    internal static CheckResult Judge(Suppression comment) => new(comment.Comment, ("day", comment.Until.ToString()!));

    /// <summary>Says it of an entry of the settings.</summary>
    /// <param name="where">The entry.</param>
    /// <param name="day">Its last day.</param>
    /// <returns>What is said.</returns>
    internal static CheckResult Judge(Location where, LastDay day) => new(Case.Entry, where, ("day", day.ToString()));

    private static class Case
    {
        public const string Entry = "entry";
    }
}
