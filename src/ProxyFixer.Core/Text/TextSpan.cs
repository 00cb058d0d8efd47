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
}
