namespace ProxyFixer.Formats.Yaml;

/// <summary>Finds names that come twice in a mapping, without making a string of any.</summary>
/// <param name="cells">The mapping's entries: each key, and behind it its value.</param>
internal struct SeenNames(YamlCell[] cells)
{
    // Up to here each name is compared with those before it, which is quicker than to hash them all.
    private const int Few = 2 * 8;

    private HashSet<int>? all;
    private uint few;
    private uint lengths;

    /// <summary>Adds a key.</summary>
    /// <param name="key">Its place among the cells.</param>
    /// <returns>False where a key that was added before has the same name.</returns>
    public bool Add(int key)
    {
        if (cells.Length > Few)
        {
            return (all ??= new(cells.Length / 2, new ByName(cells))).Add(key);
        }

        // Only names of one length can be the same.
        var name = cells[key].Characters;
        var length = 1u << name.Length;
        for (var i = 0; i < key && (lengths & length) != 0; i += 2)
        {
            if ((few & (1u << i)) != 0 && cells[i].Characters.SequenceEqual(name))
            {
                return false;
            }
        }

        lengths |= length;
        few |= 1u << key;
        return true;
    }

    private sealed class ByName(YamlCell[] cells) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => cells[x].Characters.SequenceEqual(cells[y].Characters);

        public int GetHashCode(int obj) => string.GetHashCode(cells[obj].Characters);
    }
}
