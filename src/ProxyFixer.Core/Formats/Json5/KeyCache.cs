namespace ProxyFixer.Formats.Json5;

/// <summary>Gives the same string for a short key seen shortly before: configs repeat a few keys many times.</summary>
internal sealed class KeyCache
{
    private const int Longest = 32;
    private readonly string?[] slots = new string?[256];

    /// <summary>Makes a string of a key.</summary>
    /// <param name="key">The characters; may be empty.</param>
    /// <returns>The string.</returns>
    public string Get(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > Longest)
        {
            return key.ToString();
        }

        var hash = (key.Length * 31) + (key[0] * 7) + (key[^1] * 17) + (key[key.Length / 2] * 61);
        ref var slot = ref slots[hash & 255];
        return slot is not null && key.SequenceEqual(slot) ? slot : slot = key.ToString();
    }
}
