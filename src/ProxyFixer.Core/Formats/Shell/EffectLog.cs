using System.Collections;

namespace ProxyFixer.Formats.Shell;

/// <summary>The effects noted so far. Unlike a list it never copies what it has while it grows.</summary>
internal sealed class EffectLog : IReadOnlyList<ShellEffect>
{
    private const int ChunkBits = 12;
    private readonly List<List<ShellEffect>> chunks = [[]];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public ShellEffect this[int index] => chunks[index >> ChunkBits][index & ((1 << ChunkBits) - 1)];

    /// <summary>Notes an effect.</summary>
    /// <param name="effect">The effect.</param>
    public void Add(in ShellEffect effect)
    {
        if (chunks[^1].Count == 1 << ChunkBits)
        {
            chunks.Add(new(1 << ChunkBits));
        }

        chunks[^1].Add(effect);
        Count++;
    }

    /// <summary>Reads what was noted last.</summary>
    /// <param name="from">Number of effects before it.</param>
    /// <returns>A copy.</returns>
    public List<ShellEffect> From(int from)
    {
        var result = new List<ShellEffect>(Count - from);
        for (var i = from; i < Count; i++)
        {
            result.Add(this[i]);
        }

        return result;
    }

    /// <summary>Forgets what was noted last.</summary>
    /// <param name="count">How many effects stay.</param>
    public void CutTo(int count)
    {
        while (Count > count)
        {
            var last = chunks[^1];
            var cut = Math.Min(last.Count, Count - count);
            last.RemoveRange(last.Count - cut, cut);
            Count -= cut;
            if (last.Count == 0 && chunks.Count > 1)
            {
                chunks.RemoveAt(chunks.Count - 1);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ShellEffect> GetEnumerator() => chunks.SelectMany(chunk => chunk).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
