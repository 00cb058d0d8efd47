using System.Text.RegularExpressions;
using ProxyFixer.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Baselines;

/// <summary>Reads the file of a baseline, strictly.</summary>
public static partial class BaselineReader
{
    private const string Schema = "1";

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="source">Its text.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="ProxyFixerException">It is wrong; says line and column (exit status 2).</exception>
    public static Baseline Parse(string file, SourceText source)
    {
        var map = YamlMap.Load(file, source.Text);
        if (map.Text("baseline") != Schema)
        {
            throw map.Wrong($"'baseline' must be {Schema}: this program knows no other form", "baseline");
        }

        var (paths, homes, findings) = (map.Texts("paths"), map.Texts("homes"), map.Maps("findings"));
        map.RefuseOtherKeys();
        var entries = findings.Select(one => (Map: one, Entry: Entry(one))).ToArray();
        return entries.GroupBy(one => (one.Entry.Fingerprint, one.Entry.Place)).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw twice.Last().Map.Wrong("the same findings have an entry above; write how many there are behind 'count'")
            : new(source, paths, homes, [.. entries.Select(one => one.Entry)]);
    }

    private static BaselineEntry Entry(YamlMap map)
    {
        var (fingerprint, rule) = (map.Text("fingerprint"), map.Text("rule"));
        if (!FingerprintForm().IsMatch(fingerprint))
        {
            throw map.Wrong("'fingerprint' must be 16 hexadecimal digits, as --write-baseline writes them", "fingerprint");
        }

        if (!RuleForm().IsMatch(rule))
        {
            throw map.Wrong("'rule' must be the id of a rule such as PXF0101", "rule");
        }

        var entry = new BaselineEntry(fingerprint, rule, new(map.Text("path"), map.OptionalText("home")), map.OptionalNumber("count", 1) ?? 1, map.FirstLine)
        {
            Subject = map.OptionalText("subject"),
            Owner = map.OptionalText("owner"),
            Reason = map.OptionalText("reason"),
            Until = map.OptionalDay("until"),
        };
        map.RefuseOtherKeys();
        return entry;
    }

    [GeneratedRegex(@"\A[0-9a-f]{16}\z")]
    private static partial Regex FingerprintForm();

    [GeneratedRegex(@"\APXF[0-9]{4}\z")]
    private static partial Regex RuleForm();
}
