using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>
/// A piece of a file as its reader sees it, after lines were joined, that still knows where each character came from.
/// </summary>
/// <remarks>Most lines are not joined: then this is a view of the file's text and nothing is copied.</remarks>
public readonly struct LogicalText
{
    private readonly string buffer;
    private readonly int start;
    private readonly Piece[]? pieces;

    private LogicalText(string buffer, int start, int length, Piece[]? pieces)
    {
        this.buffer = buffer;
        this.start = start;
        this.pieces = pieces;
        Length = length;
    }

    /// <summary>Number of characters, UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Span => buffer.AsSpan(start, Length);

    /// <summary>True where the characters stand in the file one behind the other, with nothing between them.</summary>
    public bool IsContiguous => Length == 0 || SourceOf(Length - 1) - SourceOf(0) == Length - 1;

    /// <summary>Makes a view of a part of a text that was not joined.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Offset of the first character.</param>
    /// <param name="length">Number of characters.</param>
    /// <returns>The view.</returns>
    internal static LogicalText Of(string text, int start, int length) => new(text, start, length, null);

    /// <summary>Makes a joined text.</summary>
    /// <param name="joined">The characters.</param>
    /// <param name="pieces">Where they came from, in order; the first begins at 0.</param>
    /// <returns>The text.</returns>
    internal static LogicalText Joined(string joined, Piece[] pieces) => new(joined, 0, joined.Length, pieces);

    /// <summary>Takes a part.</summary>
    /// <param name="offset">Offset of the first character in this text.</param>
    /// <param name="length">Number of characters.</param>
    /// <returns>The part, which knows its places in the file too.</returns>
    public LogicalText Slice(int offset, int length) => new(buffer, start + offset, length, pieces);

    /// <summary>Cuts off what systemd takes for blanks at both ends: space, tab, CR, LF.</summary>
    /// <returns>The rest.</returns>
    public LogicalText Trim()
    {
        var trimmed = Span.TrimStart(Blanks);
        var offset = Length - trimmed.Length;
        return Slice(offset, trimmed.TrimEnd(Blanks).Length);
    }

    /// <summary>Tells where a character stands in the file.</summary>
    /// <param name="offset">Offset in this text; its length stands for the place behind the last character.</param>
    /// <returns>Offset in the file, UTF-16 units.</returns>
    public int SourceOf(int offset)
    {
        if (pieces is null)
        {
            return start + offset;
        }

        if (offset == Length && Length > 0)
        {
            return SourceOf(offset - 1) + 1;
        }

        var at = start + offset;
        int low = 0, high = pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = pieces[middle].Joined <= at ? (middle, high) : (low, middle - 1);
        }

        return pieces[low].Source + at - pieces[low].Joined;
    }

    /// <summary>The place of a part in the file; where lines were joined it also covers what stood between them.</summary>
    /// <param name="offset">Offset of the first character in this text.</param>
    /// <param name="length">Number of characters.</param>
    /// <returns>The span in the file.</returns>
    public TextSpan SourceSpan(int offset, int length) => length == 0
        ? new(SourceOf(offset), 0)
        : TextSpan.FromBounds(SourceOf(offset), SourceOf(offset + length - 1) + 1);

    /// <inheritdoc/>
    public override string ToString() => Span.ToString();

    internal const string Blanks = " \t\r\n";

    /// <summary>A run of characters that stand side by side in the file.</summary>
    /// <param name="Joined">Offset of the first in the joined text.</param>
    /// <param name="Source">Offset of the first in the file.</param>
    internal readonly record struct Piece(int Joined, int Source);
}
