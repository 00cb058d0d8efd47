using System.Collections.Immutable;
using System.Text;

namespace ProxyFixer.Text;

/// <summary>
/// The text of one file, exactly: every byte has its place in <see cref="Text"/>, a byte order mark included, and
/// <see cref="ToBytes"/> gives the very bytes back, also where the file is not UTF-8.
/// </summary>
public sealed class SourceText
{
    private readonly Lazy<ImmutableArray<int>> lineStarts;
    private readonly Lazy<string> sha256;

    private SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        lineStarts = new(() => FindLineStarts(text));
        sha256 = new(() => ContentHash.Sha256(ToBytes()));
        var stray = Utf8Bytes.FirstStray(text);
        NotUtf8At = stray < 0 ? null : stray;
    }

    /// <summary>Absolute path as seen from the root that is looked at ('/' separators); a name alone for text in memory.</summary>
    public string Path { get; }

    /// <summary>The whole text. A byte that is not UTF-8 stands here as a lone surrogate U+DC80 to U+DCFF.</summary>
    public string Text { get; }

    /// <summary>Offset of the first byte that is not UTF-8 (UTF-16 units, zero-based), or null where all is UTF-8.</summary>
    public int? NotUtf8At { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public string Sha256 => sha256.Value;

    /// <summary>The first line end of the text: CR LF or LF; LF where there is none.</summary>
    public string Newline
    {
        get
        {
            var lf = Text.IndexOf('\n', StringComparison.Ordinal);
            return lf > 0 && Text[lf - 1] == '\r' ? "\r\n" : "\n";
        }
    }

    /// <summary>Number of lines; a text that ends with LF has an empty last line.</summary>
    public int LineCount => lineStarts.Value.Length;

    /// <summary>Makes a text from a file's bytes.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="bytes">The file's bytes, any.</param>
    /// <returns>The text.</returns>
    public static SourceText FromBytes(string path, ReadOnlySpan<byte> bytes) => new(path, Utf8Bytes.Decode(bytes));

    /// <summary>Makes a text from characters.</summary>
    /// <param name="path">Absolute path as seen from the root, or a name.</param>
    /// <param name="text">The characters.</param>
    /// <returns>The text.</returns>
    public static SourceText FromString(string path, string text) => new(path, text);

    /// <summary>The same text as that of another path, for a file with two names.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>This very text where the path is its own.</returns>
    public SourceText At(string path) => path == Path ? this : new(path, Text);

    /// <summary>The bytes that the file has, or would have after an edit.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => Utf8Bytes.Encode(Text);

    /// <summary>Tells where an offset is, for a person.</summary>
    /// <param name="offset">UTF-16 units, zero-based, at most the length of the text.</param>
    /// <returns>Line and column, from 1.</returns>
    public LinePosition PositionAt(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Text.Length);
        var line = lineStarts.Value.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        var mark = line == 0 && Text.StartsWith('\uFEFF') && offset > 0 ? 1 : 0;
        return new(line + 1, offset - lineStarts.Value[line] + 1 - mark);
    }

    /// <summary>The range of one line.</summary>
    /// <param name="line">Counts from 1, at most <see cref="LineCount"/>.</param>
    /// <returns>The span without the line's end (LF or CR LF).</returns>
    public TextSpan LineAt(int line)
    {
        var start = lineStarts.Value[line - 1];
        var end = line < LineCount ? lineStarts.Value[line] - 1 : Text.Length;
        return TextSpan.FromBounds(start, end > start && line < LineCount && Text[end - 1] == '\r' ? end - 1 : end);
    }

    /// <summary>Reads a span.</summary>
    /// <param name="span">A range of this text.</param>
    /// <returns>Its characters.</returns>
    public string Read(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>Applies edits; what no edit names stays as it is.</summary>
    /// <param name="edits">In any order; they may touch but not overlap.</param>
    /// <returns>The new text, with the same path.</returns>
    /// <exception cref="ArgumentException">Two edits overlap, or one leaves the text.</exception>
    public SourceText Apply(IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(Text.Length + 256);
        var done = 0;
        foreach (var edit in edits.OrderBy(e => ((long)e.Span.Start << 32) + e.Span.End))
        {
            if (edit.Span.Start < done || edit.Span.End > Text.Length)
            {
                throw new ArgumentException($"The edit at {edit.Span.Start} overlaps another or leaves the text.", nameof(edits));
            }

            result.Append(Text, done, edit.Span.Start - done).Append(edit.NewText);
            done = edit.Span.End;
        }

        return new(Path, result.Append(Text, done, Text.Length - done).ToString());
    }

    private static ImmutableArray<int> FindLineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return starts.ToImmutable();
    }
}
