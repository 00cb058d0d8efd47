using ProxyFixer.Text;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>One line as pam_env puts it together: continued lines joined, the comment behind it cut off.</summary>
internal sealed class PamLine
{
    private readonly List<TextSpan> pieces = [];

    /// <summary>Offset of the first physical line that belongs to it.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the comment behind it, or of the line end where there is none.</summary>
    public int CommentStart { get; private set; }

    /// <summary>Offset of the last physical line's end: of its LF, or the length of the text.</summary>
    public int End { get; private set; }

    /// <summary>Bytes of the content so far, as pam_env counts them against its buffer.</summary>
    public int Bytes { get; set; }

    /// <summary>True where something was read.</summary>
    public bool HasContent => pieces.Count > 0;

    /// <summary>Begins another line.</summary>
    public void Clear()
    {
        pieces.Clear();
        Bytes = 0;
    }

    /// <summary>Adds what a physical line brings.</summary>
    /// <param name="piece">From its start to its comment, its continuation mark or its end.</param>
    /// <param name="comment">Offset of its comment, or its end.</param>
    /// <param name="end">Its end.</param>
    public void Add(TextSpan piece, int comment, int end)
    {
        Start = HasContent ? Start : piece.Start;
        (CommentStart, End) = (comment, end);
        pieces.Add(piece);
    }

    /// <summary>The line's content.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The joined stretches.</returns>
    public ReadOnlySpan<char> Content(string text) => pieces.Count == 1
        ? text.AsSpan(pieces[0].Start, pieces[0].Length)
        : string.Concat(pieces.Select(piece => text.Substring(piece.Start, piece.Length)));

    /// <summary>Finds the place of a character of the content.</summary>
    /// <param name="index">Index into <see cref="Content"/>, at most its length.</param>
    /// <returns>Offset in the text.</returns>
    public int OffsetOf(int index)
    {
        foreach (var piece in pieces)
        {
            if (index < piece.Length)
            {
                return piece.Start + index;
            }

            index -= piece.Length;
        }

        return pieces[^1].End;
    }
}
