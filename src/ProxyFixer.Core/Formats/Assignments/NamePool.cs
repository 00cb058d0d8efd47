namespace ProxyFixer.Formats.Assignments;

/// <summary>Makes one string of equal names, as files repeat them.</summary>
internal sealed class NamePool
{
    /// <summary>How many names are kept; a file with more has no repetition worth keeping.</summary>
    private const int Capacity = 4096;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Makes an empty pool.</summary>
    public NamePool() => lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Makes a string of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The string that was made for it before, if it is still kept.</returns>
    public string Of(ReadOnlySpan<char> name)
    {
        if (lookup.TryGetValue(name, out var known))
        {
            return known;
        }

        var made = name.ToString();
        if (names.Count < Capacity)
        {
            names.Add(made);
        }

        return made;
    }
}
