using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>A place between two lines.</summary>
/// <param name="Offset">Where the new line is inserted.</param>
/// <param name="Prefix">A line end to put first, where the line above has none.</param>
/// <param name="Suffix">The line's own end; empty at the end of a file that has no last line end.</param>
internal readonly record struct DotEnvLinePlace(int Offset, string Prefix, string Suffix)
{
    /// <summary>The place below the line that an offset is in; line ends are copied from that line.</summary>
    /// <param name="source">The file.</param>
    /// <param name="from">An offset; the length of the text means the very end.</param>
    /// <returns>The place.</returns>
    public static DotEnvLinePlace Below(SourceText source, int from)
    {
        var text = source.Text;
        if (from == text.Length && (from == 0 || text[from - 1] is '\n' or '\r' || text == "\uFEFF"))
        {
            return new(from, "", source.Newline);
        }

        var length = text.AsSpan(from).IndexOfAny('\n', '\r');
        if (length < 0)
        {
            return new(text.Length, source.Newline, "");
        }

        var end = from + length;
        var newline = text[end] == '\n' ? "\n" : end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
        return new(end + newline.Length, "", newline);
    }

    /// <summary>The place above the line that an offset is in.</summary>
    /// <param name="source">The file.</param>
    /// <param name="of">An offset.</param>
    /// <returns>The place.</returns>
    public static DotEnvLinePlace Above(SourceText source, int of)
    {
        var start = source.Text.AsSpan(0, of).LastIndexOfAny('\n', '\r') + 1;
        return new(start == 0 && source.Text.StartsWith('\uFEFF') ? 1 : start, "", source.Newline);
    }

    /// <summary>Makes the edit.</summary>
    /// <param name="line">The line without its end.</param>
    /// <returns>An insertion.</returns>
    public TextEdit Insert(string line) => new(new(Offset, 0), Prefix + line + Suffix);
}
