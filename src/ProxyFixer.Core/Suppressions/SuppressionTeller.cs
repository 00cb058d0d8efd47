using ProxyFixer.Diagnostics;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Settings;
using ProxyFixer.Suppressions.Comments;
using ProxyFixer.Text;

namespace ProxyFixer.Suppressions;

/// <summary>Says what is wrong with suppressions: those that name no rule, say no reason, are over, or suppress nothing.</summary>
/// <param name="host">The machine.</param>
/// <param name="engine">The rules of this run.</param>
/// <param name="scope">Tells what this run saw.</param>
internal sealed class SuppressionTeller(Host host, RuleEngine engine, SuppressionScope scope)
{
    /// <summary>Judges comments.</summary>
    /// <param name="usage">The comments, and what they suppressed.</param>
    /// <returns>Findings with the severity of their rules.</returns>
    public IEnumerable<Diagnostic> Tell(SuppressionUsage usage)
    {
        foreach (var comment in usage.Comments)
        {
            var name = host.Display(comment.Comment.Path);
            foreach (var found in UnknownSuppression.Judge(comment, engine.Rules))
            {
                yield return Rule<UnknownSuppression>().Report(found, name);
            }

            if (UnexplainedSuppression.Judge(comment) is { } unexplained)
            {
                yield return Rule<UnexplainedSuppression>().Report(unexplained, name);
            }

            var idle = comment.Ids.Where(id => !usage.WasUsed(comment, id) && engine.Rules.Any(rule => id.Covers(rule.Id)));
            if (usage.IsOver(comment) && comment.Ids.Any(id => usage.WasUsed(comment, id)))
            {
                yield return Rule<ExpiredSuppression>().Report(ExpiredSuppression.Judge(comment), name);
            }
            else if (scope.SeesWhole(comment) && UnusedSuppression.Judge(comment, [.. idle.Where(scope.RunsAll)]) is { } told)
            {
                yield return Rule<UnusedSuppression>().Report(told, name);
            }
        }
    }

    /// <summary>Judges entries of the settings.</summary>
    /// <param name="usage">The entries, and what they suppressed.</param>
    /// <returns>Findings with the severity of their rules.</returns>
    public IEnumerable<Diagnostic> Tell(IgnoredUsage usage)
    {
        foreach (var entry in usage.Entries)
        {
            var where = Place(entry);
            var name = host.Display(where.Path);
            foreach (var found in entry.Rules.SelectMany(id => UnknownSuppression.Judge(where, id, engine.Rules)))
            {
                yield return Rule<UnknownSuppression>().Report(found, name);
            }

            if (!entry.HasReason)
            {
                yield return Rule<UnexplainedSuppression>().Report(UnexplainedSuppression.Judge(where), name);
            }

            if (entry.Until is { } day && usage.IsOver(entry) && usage.WasUsed(entry))
            {
                yield return Rule<ExpiredSuppression>().Report(ExpiredSuppression.Judge(where, day), name);
            }
            else if (!usage.WasUsed(entry) && scope.SeesEverything && RunsAll(entry))
            {
                yield return Rule<UnusedSuppression>().Report(UnusedSuppression.Judge(where), name);
            }
        }
    }

    private bool RunsAll(IgnoredFindings entry) =>
        (entry.Rules.IsEmpty ? [SuppressedId.Any] : entry.Rules).All(id => scope.RunsAll(new(id, default)) && engine.Rules.Any(rule => new SuppressedId(id, default).Covers(rule.Id)));

    private Location Place(IgnoredFindings entry)
    {
        var source = host.Settings.Source;
        return new(source.At(host.Files.FromReal(source.Path) ?? source.Path), entry.Span);
    }

    private CheckedRule Rule<T>() => engine.Rules.OfType<CheckedRule>().Single(rule => rule.Thought is T);
}
