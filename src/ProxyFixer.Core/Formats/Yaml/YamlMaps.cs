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
            if (Merges(map.Cells))
            {
                map.Merge(Merged(map.Cells, errors, ref budget));
            }

            if (budget < 0)
            {
                errors.Add(new(map.Span, $"merge keys expand to more than {MostMerged:N0} entries"));
                return;
            }
        }
    }

    private static bool Merges(YamlCell[] cells)
    {
        for (var i = 0; i < cells.Length; i += 2)
        {
            if (YamlEntry.IsMergeKey(cells[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(YamlMap map, List<SyntaxError> errors, bool wantsStringKeys)
    {
        var seen = new SeenNames(map.Cells);
        for (var i = 0; i < map.Cells.Length; i += 2)
        {
            var key = map.Cells[i];
            if (!key.IsScalar || (wantsStringKeys && !IsString(key) && !YamlEntry.IsMergeKey(key)))
            {
                errors.Add(new(key.Span, "a key must be a string; quote it"));
            }
            else if (!seen.Add(i))
            {
                errors.Add(new(key.Span, "the key is already defined in this mapping"));
            }
        }
    }

    private static bool IsString(YamlCell key) =>
        (key.Kept is null && (key.Style != YamlStyle.Plain || YamlValue.IsSurelyString(key.Characters)))
        || YamlValue.Of((YamlScalar)key.Node.Meaning!).Kind == YamlKind.String;

    // Own entries win wherever they stand; of several sources the first wins.
    private static YamlCell[] Merged(YamlCell[] cells, List<SyntaxError> errors, ref int budget)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i += 2)
        {
            if (!YamlEntry.IsMergeKey(cells[i]))
            {
                seen.Add(cells[i].Characters.ToString());
            }
        }

        var members = new List<YamlCell>();
        for (var i = 0; i < cells.Length; i += 2)
        {
            if (!YamlEntry.IsMergeKey(cells[i]))
            {
                members.AddRange(cells.AsSpan(i, 2));
                continue;
            }

            foreach (var source in Sources(cells[i + 1].Node, errors))
            {
                Add(members, source.MemberCells, seen);
                budget -= source.MemberCells.Length / 2;
                if (budget < 0)
                {
                    return [.. members];
                }
            }
        }

        return [.. members];
    }

    private static void Add(List<YamlCell> members, YamlCell[] source, HashSet<string> seen)
    {
        for (var i = 0; i < source.Length; i += 2)
        {
            if (seen.Add(source[i].Characters.ToString()))
            {
                members.AddRange(source.AsSpan(i, 2));
            }
        }
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
