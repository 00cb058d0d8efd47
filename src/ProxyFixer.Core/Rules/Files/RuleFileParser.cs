using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Rules.Files;

/// <summary>Reads a rule file: any key, fact, value or place in a message that is not known is an error with line and column.</summary>
public static class RuleFileParser
{
    private static readonly ImmutableSortedDictionary<string, RuleCategory> Categories =
        RuleCategory.All.ToImmutableSortedDictionary(one => one.Word, one => one, StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, bool> Occasions =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("always", true), KeyValuePair.Create("on-request", false)]);

    /// <summary>Reads one rule.</summary>
    /// <param name="file">The file's name, for messages; must be <c>ID-name.yaml</c>.</param>
    /// <param name="text">The YAML text.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ProxyFixerException">The file is wrong; says line and column (exit status 2).</exception>
    public static RuleFile Parse(string file, string text)
    {
        var map = YamlMap.Load(file, text);
        var rule = Read(map, isOwn: false);
        var name = $"{rule.Descriptor.Id}-{rule.Descriptor.Name}";
        return Path.GetFileNameWithoutExtension(file) == name ? rule : throw map.Wrong($"the file must be called {name}.yaml", "id");
    }

    /// <summary>Reads one rule that comes with the program: tests have parsed it, so what only finds faults is left out, and examples wait.</summary>
    /// <param name="map">The file without its examples.</param>
    /// <param name="examples">Gives the mapping with the examples alone.</param>
    /// <returns>The same rule as <see cref="Parse"/>.</returns>
    internal static RuleFile ParseOwn(YamlMap map, Func<YamlMap> examples) =>
        Read(map, isOwn: true) with { LazyExamples = new(() => ReadExamples(examples())) };

    private static RuleFile Read(YamlMap map, bool isOwn)
    {
        var descriptor = ReadDescriptor(map);
        var rule = map.OptionalText("check") is { } check ? ReadChecked(map, descriptor, check, isOwn) : ReadDeclarative(map, descriptor, isOwn);
        map.RefuseOtherKeys();
        return rule;
    }

    private static RuleFile ReadDeclarative(YamlMap map, RuleDescriptor descriptor, bool isOwn)
    {
        var kind = map.Word("subject", SubjectWords.Kinds);
        var scope = new RuleScope([kind], fills: null, isOwn);
        var conditions = new ConditionReader(scope);
        var findings = new FindingReader(scope, conditions, hasCheck: false);
        var finding = findings.Read(map, descriptor.Severity, null);
        var rule = new RuleFile(descriptor, [kind], finding, findings.ReadCases(map, finding))
        {
            LazyExamples = new(ReadExamples(map)),
            Conditions = new(
                conditions.ReadAll(map, "when"), conditions.ReadAll(map, "unless"), conditions.ReadAll(map, "expect"),
                conditions.ReadPaths(map, "at"), conditions.ReadPaths(map, "related")),
        };
        return rule.Conditions.Expect.IsEmpty ? throw map.Wrong("'expect' must have at least one condition") : rule;
    }

    private static RuleFile ReadChecked(YamlMap map, RuleDescriptor descriptor, string check, bool isOwn)
    {
        var kinds = map.Words("subject", SubjectWords.Kinds);
        var given = map.OptionalMap("fills");
        var fills = (given?.Keys ?? []).ToImmutableSortedDictionary(name => name, name => given!.Text(name), StringComparer.Ordinal);
        var scope = new RuleScope(kinds, fills, isOwn);
        var findings = new FindingReader(scope, new ConditionReader(scope), hasCheck: true);
        var finding = findings.Read(map, descriptor.Severity, null);
        return new(descriptor, kinds, finding, findings.ReadCases(map, finding))
        {
            LazyExamples = new(ReadExamples(map)),
            Check = check,
            Fills = fills,
        };
    }

    private static RuleDescriptor ReadDescriptor(YamlMap map)
    {
        var id = map.Text("id");
        var sources = map.Texts("source");
        if (!IsId(id))
        {
            throw map.Wrong("'id' must be PXF and four digits", "id");
        }

        return sources.IsEmpty
            ? throw map.Wrong("'source' must name at least one source", "source")
            : new(
                id, map.Text("name"), Plain(map, "title"), map.Word("severity", FindingReader.Severities), Plain(map, "why"), sources)
            {
                Category = map.Has("category") ? map.Word("category", Categories) : null,
                Versions = FindingReader.Plain(map, "versions"),
                IsAlwaysShown = map.Has("shown") && map.Word("shown", Occasions),
            };
    }

    private static bool IsId(string text) => text.Length == 7 && text.StartsWith("PXF", StringComparison.Ordinal) && text.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Plain(YamlMap map, string key) => FindingReader.Plain(map, key) ?? throw map.Wrong($"the key '{key}' is missing");

    private static ImmutableArray<RuleExample> ReadExamples(YamlMap map) => [.. map.Maps("examples").Select(ReadExample)];

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
}
