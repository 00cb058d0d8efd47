using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Rules.Files;

/// <summary>Reads what findings say; each place in a text must be one that is filled.</summary>
/// <param name="scope">The names that count.</param>
/// <param name="conditions">Reads the conditions of cases and the facts that a fix sets.</param>
/// <param name="hasCheck">Whether a check chooses the case and makes the change of a fix.</param>
internal sealed class FindingReader(RuleScope scope, ConditionReader conditions, bool hasCheck)
{
    /// <summary>The severities of findings by their words.</summary>
    public static readonly ImmutableSortedDictionary<string, Severity> Severities =
        Words(("info", Severity.Info), ("warning", Severity.Warning), ("error", Severity.Error));

    private static readonly ImmutableSortedDictionary<string, Applicability> Applicabilities =
        Words(("safe", Applicability.Safe), ("unsafe", Applicability.Unsafe), ("display-only", Applicability.DisplayOnly));

    /// <summary>Reads a finding.</summary>
    /// <param name="map">The mapping that has its keys.</param>
    /// <param name="severity">How much it matters.</param>
    /// <param name="otherwise">Gives what the mapping leaves out, but for what is reported; null for the first finding of a file.</param>
    /// <returns>The finding.</returns>
    public RuleFinding Read(YamlMap map, Severity severity, RuleFinding? otherwise)
    {
        var fix = map.OptionalMap("fix") is { } given ? ReadFix(given) : null;
        var noFix = Template(map, "no-fix");
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
            Template(map, "message") ?? otherwise?.Message ?? throw map.Wrong("the key 'message' is missing"),
            Template(map, "help") ?? otherwise?.Help,
            fix,
            fix is null && noFix is null ? throw map.Wrong("a rule needs 'fix' or 'no-fix' (the reason why there is none)") : noFix,
            Plain(map, "reports"));
    }

    /// <summary>Reads the cases.</summary>
    /// <param name="map">The rule.</param>
    /// <param name="otherwise">Gives what a case leaves out that is not like another one.</param>
    /// <returns>In file order.</returns>
    public ImmutableArray<RuleCase> ReadCases(YamlMap map, RuleFinding otherwise)
    {
        var cases = new List<RuleCase>();
        foreach (var one in map.Maps("cases"))
        {
            var name = hasCheck ? one.Text("case") : null;
            var like = hasCheck && one.OptionalText("like") is { } other
                ? cases.FirstOrDefault(known => known.Name == other)?.Finding ?? throw one.Wrong($"there is no case '{other}' above{NearestName.Question(other, cases.Select(known => known.Name!))}", "like")
                : otherwise;
            if (name is not null && cases.Any(known => known.Name == name))
            {
                throw one.Wrong($"there is a case '{name}' already", "case");
            }

            var severity = one.Has("severity") ? one.Word("severity", Severities) : like.Severity;
            cases.Add(new(name, hasCheck ? [] : conditions.ReadAll(one, "when"), Read(one, severity, like)));
            one.RefuseOtherKeys();
        }

        return [.. cases];
    }

    /// <summary>Reads a text in which nothing is filled.</summary>
    /// <param name="map">The mapping that has it.</param>
    /// <param name="key">Its key.</param>
    /// <returns>The text; null where the key is missing.</returns>
    public static string? Plain(YamlMap map, string key)
    {
        var text = map.OptionalText(key)?.Trim();
        return text is not null && MessageTemplate.Places(text).FirstOrDefault() is { } place
            ? throw map.WrongItem($"nothing is filled into '{key}', so '{{{place}}}' would be printed as it is", key, text, $"{{{place}}}")
            : text;
    }

    private string? Template(YamlMap map, string key)
    {
        var text = map.OptionalText(key)?.Trim();
        foreach (var place in text is null || scope.IsOwn ? [] : MessageTemplate.Places(text))
        {
            if (scope.FaultOfPlace(place) is { } fault)
            {
                throw map.WrongItem(fault, key, text!, $"{{{place}}}");
            }
        }

        return text;
    }

    private RuleFix ReadFix(YamlMap map)
    {
        var title = hasCheck ? Template(map, "title") : Plain(map, "title");
        var set = map.OptionalMap("set");
        if (set is null == !hasCheck)
        {
            throw map.Wrong(hasCheck ? "the check makes the change, so 'set' has no place here" : "the key 'set' is missing", "set");
        }

        foreach (var key in set?.Keys ?? [])
        {
            if (scope.FaultOfPath(key) is { } fault)
            {
                throw set!.WrongKey(fault, key);
            }
        }

        var fix = new RuleFix(
            title ?? throw map.Wrong("the key 'title' is missing"),
            map.Word("applicability", Applicabilities),
            [.. set?.Keys.Select(key => (key, set.Text(key))) ?? []]);
        map.RefuseOtherKeys();
        return fix;
    }

    private static ImmutableSortedDictionary<string, T> Words<T>(params (string Word, T Meaning)[] words) =>
        words.ToImmutableSortedDictionary(w => w.Word, w => w.Meaning, StringComparer.Ordinal);
}
