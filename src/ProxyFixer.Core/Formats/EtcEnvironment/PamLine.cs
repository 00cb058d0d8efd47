using ProxyFixer.Text;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>One line as pam_env puts it together: continued lines joined, the comment behind it cut off.</summary>
internal sealed class PamLine
{
    private readonly List<TextSpan> pieces = [];

    /// <summary>Offset of the first physical line that belongs to it.</summary>
    public int Start { get; set; }

    /// <summary>Offset of the comment behind it, or of the line end where there is none.</summary>
    public int CommentStart { get; set; }

    /// <summary>Offset of the last physical line's end: of its LF, or the length of the text.</summary>
    public int End { get; set; }

    /// <summary>Bytes of the content so far, as pam_env counts them against its buffer.</summary>
    public int Bytes { get; set; }

    /// <summary>True where something was read.</summary>
    public bool HasContent => pieces.Count > 0;

    /// <summary>Adds a stretch of the text.</summary>
    /// <param name="piece">A stretch without line end.</param>
    public void Add(TextSpan piece) => pieces.Add(piece);

    /// <summary>The line's content.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The joined stretches.</returns>
    public ReadOnlySpan<char> Content(string text)
    {
        if (pieces.Count == 1)
        {
            return text.AsSpan(pieces[0].Start, pieces[0].Length);
        }

        return string.Concat(pieces.Select(piece => text.Substring(piece.Start, piece.Length)));
    }

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
