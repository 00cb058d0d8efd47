using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Declarative;

/// <summary>Reads a rule file: any key or type that is not known is an error with line and column.</summary>
public static class RuleFileParser
{
    private static readonly ImmutableArray<string> PathForms = ["path", "any-of", "all-of"];

    private static readonly ImmutableArray<string> TestForms = ["equals", "one-of", "matches", "is"];

    private static readonly ImmutableSortedDictionary<string, Severity> Severities =
        Words(("info", Severity.Info), ("warning", Severity.Warning), ("error", Severity.Error));

    private static readonly ImmutableSortedDictionary<string, Applicability> Applicabilities =
        Words(("safe", Applicability.Safe), ("unsafe", Applicability.Unsafe), ("display-only", Applicability.DisplayOnly));

    private static readonly ImmutableSortedDictionary<string, SubjectKind> Kinds = Words(
        ("service", SubjectKind.Service),
        ("env-file", SubjectKind.EnvFile),
        ("config", SubjectKind.Config),
        ("header-builder", SubjectKind.HeaderBuilder),
        ("start-file", SubjectKind.StartFile));

    /// <summary>Reads one rule.</summary>
    /// <param name="file">The file's name, for messages; must be <c>ID-name.yaml</c>.</param>
    /// <param name="text">The YAML text.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ProxyFixerException">The file is wrong; says line and column (exit status 2).</exception>
    public static RuleFile Parse(string file, string text)
    {
        var map = YamlMap.Load(file, text);
        var descriptor = ReadDescriptor(map);
        if (Path.GetFileNameWithoutExtension(file) != $"{descriptor.Id}-{descriptor.Name}")
        {
            throw map.Wrong($"the file must be called {descriptor.Id}-{descriptor.Name}.yaml", "id");
        }

        var finding = ReadFinding(map, descriptor.Severity, null);
        var rule = new RuleFile(
            descriptor,
            map.Word("subject", Kinds),
            [.. map.Maps("when").Select(ReadCondition)],
            [.. map.Maps("unless").Select(ReadCondition)],
            [.. map.Maps("expect").Select(ReadCondition)],
            map.Texts("at"),
            map.Texts("related"),
            finding,
            [.. map.Maps("cases").Select(one => ReadCase(one, finding))],
            [.. map.Maps("examples").Select(ReadExample)]);
        map.RefuseOtherKeys();
        return rule.Expect.IsEmpty ? throw map.Wrong("'expect' must have at least one condition") : rule;
    }

    private static RuleDescriptor ReadDescriptor(YamlMap map)
    {
        var id = map.Text("id");
        var sources = map.Texts("source");
        return !Regex.IsMatch(id, "^PXF[0-9]{4}$") ? throw map.Wrong("'id' must be PXF and four digits", "id")
            : sources.IsEmpty ? throw map.Wrong("'source' must name at least one source", "source")
            : new(id, map.Text("name"), map.Text("title"), map.Word("severity", Severities), map.Text("why").Trim(), sources)
            {
                Versions = map.OptionalText("versions")?.Trim(),
            };
    }

    private static RuleFinding ReadFinding(YamlMap map, Severity severity, RuleFinding? otherwise)
    {
        var fix = map.OptionalMap("fix") is { } given ? ReadFix(given) : null;
        var noFix = map.OptionalText("no-fix")?.Trim();
        if (fix is not null && noFix is not null)
        {
            throw map.Wrong("'fix' and 'no-fix' exclude each other", "no-fix");
        }

        if (fix is null && noFix is null)
        {
            (fix, noFix) = (otherwise?.Fix, otherwise?.NoFix);
        }

        return new(
            severity,
            map.OptionalText("message")?.Trim() ?? otherwise?.Message ?? throw map.Wrong("the key 'message' is missing"),
            map.OptionalText("help")?.Trim() ?? otherwise?.Help,
            fix,
            fix is null && noFix is null ? throw map.Wrong("a rule needs 'fix' or 'no-fix' (the reason why there is none)") : noFix);
    }

    private static RuleCase ReadCase(YamlMap map, RuleFinding otherwise)
    {
        var severity = map.Has("severity") ? map.Word("severity", Severities) : otherwise.Severity;
        var one = new RuleCase([.. map.Maps("when").Select(ReadCondition)], ReadFinding(map, severity, otherwise));
        map.RefuseOtherKeys();
        return one;
    }

    private static RuleFix ReadFix(YamlMap map)
    {
        var set = map.OptionalMap("set") ?? throw map.Wrong("the key 'set' is missing");
        var fix = new RuleFix(
            map.Text("title"), map.Word("applicability", Applicabilities), [.. set.Keys.Select(key => (key, set.Text(key)))]);
        map.RefuseOtherKeys();
        return fix;
    }

    private static Condition ReadCondition(YamlMap map)
    {
        var forms = PathForms.Where(map.Has).ToArray();
        if (forms is not [var form])
        {
            throw map.Wrong("a condition needs exactly one of 'path', 'any-of', 'all-of'");
        }

        var condition = new Condition(map.Texts(form), form != "any-of", ReadTest(map));
        map.RefuseOtherKeys();
        return condition;
    }

    private static FactTest ReadTest(YamlMap map)
    {
        var forms = TestForms.Where(map.Has).ToArray();
        return forms switch
        {
            ["equals"] => OneOf(map.Text("equals")),
            ["one-of"] => OneOf([.. map.Texts("one-of")]),
            ["matches"] => Matches(map),
            ["is"] => map.Word("is", PredicateCatalog.All.ToImmutableSortedDictionary(p => p.Text, p => p, StringComparer.Ordinal)),
            _ => throw map.Wrong("a condition needs exactly one of 'equals', 'one-of', 'matches', 'is'"),
        };
    }

    private static FactTest OneOf(params string[] values) =>
        new($"one of {string.Join(", ", values)}", fact => fact is not null && values.Contains(fact.Value, StringComparer.Ordinal));

    private static FactTest Matches(YamlMap map)
    {
        try
        {
            // Not backtracking: a rule file from elsewhere must not be able to hang the program.
            var pattern = new Regex(map.Text("matches"), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return new($"matches {pattern}", fact => fact is not null && pattern.IsMatch(fact.Value));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw map.Wrong($"'matches' is no usable pattern: {e.Message}", "matches");
        }
    }

    private static RuleExample ReadExample(YamlMap map)
    {
        var example = new RuleExample(ReadFiles(map, "bad"), ReadFiles(map, "good"));
        map.RefuseOtherKeys();
        return example;
    }

    private static ImmutableSortedDictionary<string, string> ReadFiles(YamlMap map, string key)
    {
        var files = map.OptionalMap(key) ?? throw map.Wrong($"the key '{key}' is missing");
        return files.Keys.ToImmutableSortedDictionary(name => name, files.Text, StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, T> Words<T>(params (string Word, T Meaning)[] words) =>
        words.ToImmutableSortedDictionary(w => w.Word, w => w.Meaning, StringComparer.Ordinal);
}
