using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Follows merge keys and checks the names of every mapping as gopkg.in/yaml.v3 does (decode.go).</summary>
internal static class YamlMaps
{
    // yaml.v3 stops at "excessive aliasing" of its own measure; this one only keeps memory in bounds.
    private const int MostMerged = 1_000_000;

    /// <summary>Completes mappings.</summary>
    /// <param name="maps">Each behind those it contains or refers to, so that what it merges is complete already.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <param name="wantsStringKeys">Whether a key of another type is an error.</param>
    public static void Complete(List<YamlMap> maps, List<SyntaxError> errors, bool wantsStringKeys)
    {
        var budget = MostMerged;
        foreach (var map in maps)
        {
            Check(map, errors, wantsStringKeys);
            map.Merge(map.Entries.Exists(entry => entry.IsMerge) ? Merged(map, errors, ref budget) : map.Entries);
            if (budget < 0)
            {
                errors.Add(new(map.Span, $"merge keys expand to more than {MostMerged:N0} entries"));
                return;
            }
        }
    }

    private static void Check(YamlMap map, List<SyntaxError> errors, bool wantsStringKeys)
    {
        var seen = new HashSet<string>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Meaning is not YamlScalar key || (wantsStringKeys && !entry.IsMerge && YamlValue.Of(key).Kind != YamlKind.String))
            {
                errors.Add(new(entry.Key.Span, "a key must be a string; quote it"));
            }
            else if (!seen.Add(key.Value))
            {
                errors.Add(new(entry.Key.Span, "the key is already defined in this mapping"));
            }
        }
    }

    // Own entries win wherever they stand; of several sources the first wins.
    private static List<YamlEntry> Merged(YamlMap map, List<SyntaxError> errors, ref int budget)
    {
        var seen = new HashSet<string>(map.Entries.Where(e => !e.IsMerge).Select(e => e.Name ?? ""), StringComparer.Ordinal);
        var members = new List<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            if (!entry.IsMerge)
            {
                members.Add(entry);
                continue;
            }

            foreach (var source in Sources(entry.Value, errors))
            {
                members.AddRange(source.Members.Where(member => seen.Add(member.Name ?? "")));
                budget -= source.Members.Count;
                if (budget < 0)
                {
                    return members;
                }
            }
        }

        return members;
    }

    private static IEnumerable<YamlMap> Sources(YamlNode value, List<SyntaxError> errors)
    {
        var sources = value is YamlList list ? list.Items : [value];
        foreach (var source in sources)
        {
            if (source.Meaning is YamlMap map)
            {
                yield return map;
            }
            else if (source is not YamlAlias { Meaning: null })
            {
                errors.Add(new(source.Span, "a merge key takes a mapping or a list of mappings"));
            }
        }
    }
}
