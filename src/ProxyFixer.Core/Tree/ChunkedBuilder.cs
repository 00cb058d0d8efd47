using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ProxyFixer.Tree;

/// <summary>Collects very many small values. Unlike a list it never copies what it has while it grows.</summary>
/// <typeparam name="T">What is collected.</typeparam>
internal sealed class ChunkedBuilder<T>
{
    private const int LargestChunk = 1 << 15;

    private readonly List<T[]> full = [];
    private T[] chunk = new T[16];
    private int used;

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void Add(T value)
    {
        if (used == chunk.Length)
        {
            full.Add(chunk);
            (chunk, used) = (new T[Math.Min(2 * chunk.Length, LargestChunk)], 0);
        }

        chunk[used++] = value;
    }

    /// <summary>Puts all values into one array.</summary>
    /// <returns>The values in the order in which they were added.</returns>
    public ImmutableArray<T> ToImmutable()
    {
        var all = new T[full.Sum(one => one.Length) + used];
        var at = 0;
        foreach (var one in full)
        {
            one.CopyTo(all, at);
            at += one.Length;
        }

        chunk.AsSpan(0, used).CopyTo(all.AsSpan(at));
        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }
}
