using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Rules.Conditions;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Rules.Files;

/// <summary>Reads the conditions of a rule file; facts and values must be known ones.</summary>
/// <param name="scope">The names that count.</param>
internal sealed class ConditionReader(RuleScope scope)
{
    private static readonly ImmutableArray<string> PathForms = ["path", "any-of", "all-of"];

    private static readonly ImmutableArray<string> TestForms = ["equals", "one-of", "matches", "is"];

    private static readonly ImmutableSortedDictionary<string, FactTest> Predicates =
        PredicateCatalog.All.ToImmutableSortedDictionary(one => one.Text, one => one, StringComparer.Ordinal);

    /// <summary>Reads a list of conditions.</summary>
    /// <param name="map">The mapping that has it.</param>
    /// <param name="key">Its key.</param>
    /// <returns>In file order; empty where the key is missing.</returns>
    public ImmutableArray<Condition> ReadAll(YamlMap map, string key) => [.. map.Maps(key).Select(Read)];

    /// <summary>Reads names of facts.</summary>
    /// <param name="map">The mapping that has them.</param>
    /// <param name="key">Their key.</param>
    /// <returns>In file order; empty where the key is missing.</returns>
    public ImmutableArray<string> ReadPaths(YamlMap map, string key)
    {
        var paths = map.Texts(key);
        return paths.FirstOrDefault(path => scope.FaultOfPath(path) is not null) is { } wrong
            ? throw map.WrongItem(scope.FaultOfPath(wrong)!, key, wrong)
            : paths;
    }

    private Condition Read(YamlMap map)
    {
        var forms = PathForms.Where(map.Has).ToArray();
        if (forms is not [var form])
        {
            throw map.Wrong("a condition needs exactly one of 'path', 'any-of', 'all-of'");
        }

        var paths = ReadPaths(map, form);
        var condition = new Condition(paths, form != "any-of", ReadTest(map, paths));
        map.RefuseOtherKeys();
        return condition;
    }

    private FactTest ReadTest(YamlMap map, ImmutableArray<string> paths)
    {
        var forms = TestForms.Where(map.Has).ToArray();
        return forms switch
        {
            ["equals"] => OneOf(map, "equals", [map.Text("equals")], paths),
            ["one-of"] => OneOf(map, "one-of", map.Texts("one-of"), paths),
            ["matches"] => Matches(map, paths),
            ["is"] => map.Word("is", Predicates),
            _ => throw map.Wrong("a condition needs exactly one of 'equals', 'one-of', 'matches', 'is'"),
        };
    }

    private FactTest OneOf(YamlMap map, string key, ImmutableArray<string> values, ImmutableArray<string> paths)
    {
        foreach (var (path, value) in paths.SelectMany(path => values.Select(value => (path, value))))
        {
            if (scope.FaultOfValue(path, value) is { } fault)
            {
                throw map.WrongItem(fault, key, value);
            }
        }

        return new($"one of {string.Join(", ", values)}", fact => fact is not null && values.Contains(fact.Value, StringComparer.Ordinal));
    }

    private FactTest Matches(YamlMap map, ImmutableArray<string> paths)
    {
        var text = map.Text("matches");
        if (scope.IsOwn)
        {
            var lazy = new Lazy<Regex>(() => new(text, RegexOptions.CultureInvariant));
            return new($"matches {text}", fact => fact is not null && lazy.Value.IsMatch(fact.Value));
        }

        try
        {
            var pattern = Pattern(text);
            return paths.Select(path => RuleScope.FaultOfPattern(path, pattern)).FirstOrDefault(fault => fault is not null) is { } wrong
                ? throw map.Wrong(wrong, "matches")
                : new($"matches {pattern}", fact => fact is not null && pattern.IsMatch(fact.Value));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw map.Wrong($"'matches' is no usable pattern: {e.Message}", "matches");
        }
    }

    // Not backtracking: a rule file from elsewhere must not be able to hang the program. Ours are read by a test that way, too; to make such a
    // pattern takes a tenth of a short run.
    private static Regex Pattern(string text) => new(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
