using DiffPlex;

namespace ProxyFixer.Patches;

/// <summary>
/// Cuts a text behind each LF, so that a line's end is part of the line. DiffPlex's own line chunker drops line ends: a
/// change from CR LF to LF would be invisible and a last newline would count as one more line.
/// </summary>
internal sealed class LinesWithEnds : IChunker
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Chunk(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var lf = text.IndexOf('\n', start);
            var end = lf < 0 ? text.Length : lf + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
