using System.Runtime.InteropServices;

namespace ProxyFixer.Tree;

/// <summary>Holds very many values that stand nowhere as they are, in one piece instead of an object for each.</summary>
internal sealed class ValueStore
{
    private readonly List<char> characters = [];
    private readonly List<int> ends = [];

    /// <summary>Reads a value.</summary>
    /// <param name="index">What <see cref="Add"/> gave.</param>
    /// <returns>Its characters; not to be kept over the next <see cref="Add"/>.</returns>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : ends[index - 1];
            return CollectionsMarshal.AsSpan(characters)[start..ends[index]];
        }
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Its characters; those of all values are fewer than 2^31.</param>
    /// <returns>Its index, from 0.</returns>
    public int Add(ReadOnlySpan<char> value)
    {
        characters.AddRange(value);
        ends.Add(characters.Count);
        return ends.Count - 1;
    }
}
