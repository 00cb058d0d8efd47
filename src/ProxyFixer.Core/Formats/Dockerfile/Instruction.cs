using ProxyFixer.Text;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>One instruction, continued lines put together.</summary>
/// <param name="Keyword">In upper case.</param>
/// <param name="Arguments">What stands behind it; comments and line ends inside are taken out.</param>
/// <param name="Offsets">For each character of <paramref name="Arguments"/>, and for its end, where it stands in the file.</param>
/// <param name="Span">From the keyword to before the end of its last line, here-documents included.</param>
internal sealed record Instruction(string Keyword, string Arguments, int[] Offsets, TextSpan Span)
{
    /// <summary>Finds a part in the file.</summary>
    /// <param name="start">Offset in <see cref="Arguments"/>.</param>
    /// <param name="end">Offset behind it.</param>
    /// <returns>Its place; over several lines where it is continued.</returns>
    public TextSpan Place(int start, int end) => end > start
        ? TextSpan.FromBounds(Offsets[start], Offsets[end - 1] + 1)
        : new(Offsets[start], 0);
}
