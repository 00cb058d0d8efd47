namespace ProxyFixer.Text;

/// <summary>A range of a <see cref="SourceText"/>.</summary>
/// <param name="Start">Offset of the first character: UTF-16 units, zero-based.</param>
/// <param name="Length">Number of UTF-16 units; 0 is a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last character (the range is half-open).</summary>
    public int End => Start + Length;

    /// <summary>Makes a span from its two ends.</summary>
    /// <param name="start">Offset of the first character.</param>
    /// <param name="end">Offset behind the last character, not below <paramref name="start"/>.</param>
    /// <returns>The span.</returns>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Tells whether two ranges have a character in common, or a place between two lies in or at the other.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True where they meet.</returns>
    public bool Overlaps(TextSpan other) => Length == 0 || other.Length == 0
        ? Start <= other.End && other.Start <= End
        : Start < other.End && other.Start < End;
}
