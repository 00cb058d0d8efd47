using System.Collections.Immutable;

namespace ProxyFixer.YamlFiles;

/// <summary>A value of our own YAML, as its file was read or as the build left it.</summary>
/// <param name="Start">Where it begins.</param>
internal abstract record YamlValue(YamlPlace Start);

/// <summary>A text.</summary>
/// <param name="Text">The text; null where it has a tag.</param>
/// <param name="Start">Where it begins.</param>
internal sealed record YamlScalar(string? Text, YamlPlace Start) : YamlValue(Start);

/// <summary>A list.</summary>
/// <param name="Items">In file order.</param>
/// <param name="Start">Where it begins.</param>
internal sealed record YamlList(ImmutableArray<YamlValue> Items, YamlPlace Start) : YamlValue(Start);

/// <summary>A mapping.</summary>
/// <param name="Entries">In file order; each key once.</param>
/// <param name="Start">Where it begins.</param>
internal sealed record YamlEntries(ImmutableArray<(YamlValue Key, YamlValue Value)> Entries, YamlPlace Start) : YamlValue(Start)
{
    /// <summary>Looks a key up, from the first on.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The key with its value; null where it is missing.</returns>
    public (YamlValue Key, YamlValue Value)? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key is YamlScalar { Text: { } name } && name == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A place in a YAML file.</summary>
/// <param name="Index">Offset in UTF-16 units, zero-based.</param>
/// <param name="Line">From 1; 0 for what the build left, which has no place.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct YamlPlace(int Index, int Line, int Column);
