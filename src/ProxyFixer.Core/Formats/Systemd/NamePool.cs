namespace ProxyFixer.Formats.Systemd;

/// <summary>Gives one string for each name, however often it stands in a file.</summary>
internal sealed class NamePool
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Makes a string, or gives the one made before.</summary>
    /// <param name="characters">The name.</param>
    /// <returns>The string.</returns>
    public string Get(ReadOnlySpan<char> characters)
    {
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(characters, out var name))
        {
            name = characters.ToString();
            names.Add(name);
        }

        return name;
    }
}
