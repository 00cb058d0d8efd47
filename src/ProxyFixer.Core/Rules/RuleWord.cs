using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Rules;

/// <summary>How people name rules: by id, by the beginning of ids, or by name, in any case.</summary>
public static class RuleWord
{
    /// <summary>Finds what is meant.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="rules">The rules there are.</param>
    /// <returns>An id or the beginning of ids.</returns>
    /// <exception cref="ProxyFixerException">It means no rule (exit status 2).</exception>
    public static string Resolve(string word, ImmutableArray<IRule> rules) =>
        Find(word, rules) ?? throw ProxyFixerException.WrongInput(Missing(word, rules));

    /// <summary>Says that a word means no rule.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="rules">The rules there are.</param>
    /// <returns>A message with the nearest name.</returns>
    public static string Missing(string word, ImmutableArray<IRule> rules) =>
        $"there is no rule '{word}'{NearestName.Question(word, rules.SelectMany(rule => new[] { rule.Id, rule.Descriptor.Name }), "proxyfixer rules lists them")}";

    /// <summary>Finds what is meant.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="rules">The rules there are.</param>
    /// <returns>An id or the beginning of ids; null where it means no rule.</returns>
    public static string? Find(string word, ImmutableArray<IRule> rules)
    {
        var id = word.ToUpperInvariant();
        return id.Length > 0 && rules.Any(rule => rule.Id.StartsWith(id, StringComparison.Ordinal)) ? id
            : rules.FirstOrDefault(rule => string.Equals(rule.Descriptor.Name, word, StringComparison.OrdinalIgnoreCase))?.Id;
    }
}
