using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Files;

/// <summary>The names that count in one rule file: the facts of its subjects, and what its check fills in.</summary>
/// <param name="kinds">What the rule looks at.</param>
/// <param name="fills">What the check fills in; null for a rule without a check.</param>
/// <param name="isOwn">Whether the file comes with the program: tests have read it strictly, and there is no fault to look for.</param>
internal sealed class RuleScope(ImmutableArray<SubjectKind> kinds, IReadOnlyDictionary<string, string>? fills, bool isOwn)
{
    /// <summary>Whether the file comes with the program.</summary>
    public bool IsOwn => isOwn;

    private IEnumerable<string> Places => fills is null ? ["subject", "missing", "value"] : fills.Keys.Append("subject");

    /// <summary>Judges the name of a fact.</summary>
    /// <param name="path">As the file writes it.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public string? FaultOfPath(string path) => isOwn ? null : FactCatalog.Find(path) switch
    {
        null => $"there is no fact '{path}'{NearestName.Question(path, Near(path))}",
        var fact when kinds.FirstOrDefault(kind => !fact.Kinds.Contains(kind)) is var other && !kinds.All(fact.Kinds.Contains) =>
            $"the subject '{SubjectWords.WordOf(other)}' has no fact '{path}'; {string.Join(", ", fact.Kinds.Select(SubjectWords.WordOf))} has it{NearestName.Question(path, Near(path).Where(near => near != path))}",
        _ => null,
    };

    /// <summary>Judges a place in a message.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public string? FaultOfPlace(string name) =>
        isOwn || Places.Contains(name, StringComparer.Ordinal) || (!kinds.IsEmpty && FaultOfPath(name) is null) ? null
        : FactCatalog.Find(name) is not null && !kinds.IsEmpty ? FaultOfPath(name)
        : $"nothing fills '{{{name}}}'{NearestName.Question(name, Near(name).Concat(Places))}";

    /// <summary>Judges a value that a fact is compared with.</summary>
    /// <param name="path">The fact.</param>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public string? FaultOfValue(string path, string value) =>
        !isOwn && FactCatalog.Find(path) is { Values: { } values } && !values.Contains(value, StringComparer.Ordinal)
            ? $"'{path}' is never '{value}', but one of {string.Join(", ", values)}{NearestName.Question(value, values)}"
            : null;

    /// <summary>Judges a pattern that a fact is compared with.</summary>
    /// <param name="path">The fact.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? FaultOfPattern(string path, Regex pattern) =>
        FactCatalog.Find(path) is { Values: { } values } && !values.Any(value => pattern.IsMatch(value))
            ? $"'{path}' never matches, because it is one of {string.Join(", ", values)}"
            : null;

    // For a family the beginning is compared: any name can stand behind it.
    private IEnumerable<string> Near(string path)
    {
        var facts = FactCatalog.All.Where(fact => kinds.All(fact.Kinds.Contains)).ToArray();
        return facts.Where(fact => fact is not FactFamily).Select(fact => fact.Name).Concat(
            from family in facts.OfType<FactFamily>()
            let steps = family.Prefix.Count(character => character == '.') + 1
            let parts = path.Split('.', steps + 1)
            where parts.Length == steps + 1 && parts[^1].Length > 0
                && NearestName.Distance(family.Prefix, string.Join('.', parts[..steps])) <= Math.Max(1, family.Prefix.Length / 3)
            select family.Of(parts[^1]));
    }
}
