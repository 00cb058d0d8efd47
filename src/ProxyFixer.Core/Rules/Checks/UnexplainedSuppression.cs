using ProxyFixer.Subjects;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>Something that suppresses findings and does not say why.</summary>
public sealed class UnexplainedSuppression : ICheck
{
    /// <inheritdoc/>
    /// <returns>Nothing: comments are no subject.</returns>
    public IEnumerable<CheckResult> Find(Subject subject) => [];

    /// <summary>Judges a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <returns>What is wrong with it, or null; one that suppresses nothing needs no reason.</returns>
    internal static CheckResult? Judge(Suppression comment) =>
        comment.HasReason || comment.Form is SuppressionForm.Malformed or SuppressionForm.WrongDay ? null : new(comment.Comment);

    /// <summary>Says it of an entry of the settings.</summary>
    /// <param name="where">The entry.</param>
    /// <returns>What is said.</returns>
    internal static CheckResult Judge(Location where) => new(Case.Entry, where);

    private static class Case
    {
        public const string Entry = "entry";
    }
}
