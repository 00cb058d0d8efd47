using System.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Reads the logical lines of a unit file: comments left out, continued lines joined.</summary>
/// <remarks>
/// LF, CR and NUL each end a line; different ones side by side are one line end. Measured on systemd 252 to 262 and read
/// in its <c>read_line_full</c> and <c>config_parse</c>.
/// </remarks>
internal struct UnitLines
{
    private readonly string text;
    private int next;
    private int line;
    private bool markSeen;
    private readonly StringBuilder joined = new();
    private readonly List<LogicalText.Piece> pieces = [];
    private int firstStart;

    /// <summary>Starts at the first line.</summary>
    /// <param name="text">The whole file.</param>
    public UnitLines(string text) => this.text = text;

    /// <summary>The line as systemd sees it; not yet trimmed.</summary>
    public LogicalText Current { get; private set; }

    /// <summary>Offset of the first character of the first physical line.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the line end of the last physical line.</summary>
    public int End { get; private set; }

    /// <summary>Offset behind that line end.</summary>
    public int Next => next;

    /// <summary>The number systemd gives the line: that of its last physical line; a CR or NUL ends a line too.</summary>
    public int Number { get; private set; }

    /// <summary>True where the file ends in a '\' that waits for another line.</summary>
    public bool IsDangling { get; private set; }

    /// <summary>Goes to the next logical line.</summary>
    /// <returns>False behind the last one.</returns>
    public bool MoveNext()
    {
        while (next < text.Length)
        {
            var start = next;
            var rest = text.AsSpan(start);
            var length = rest.IndexOfAny('\n', '\r', '\0');
            length = length < 0 ? rest.Length : length;
            next = BehindLineEnd(text, start + length);
            line++;
            if (!IsComment(rest[..length]) && Take(start, length))
            {
                return true;
            }
        }

        return FinishDangling();
    }

    /// <summary>Steps over one line end.</summary>
    /// <param name="text">The file.</param>
    /// <param name="at">Offset of the line end, or the end of the file.</param>
    /// <returns>Offset of the next line.</returns>
    internal static int BehindLineEnd(string text, int at)
    {
        var seen = 0;
        while (at < text.Length)
        {
            var kind = text[at] switch { '\n' => 1, '\r' => 2, '\0' => 4, _ => 0 };
            if (kind == 0 || (seen & (kind | 4)) != 0)
            {
                return at;
            }

            seen |= kind;
            at++;
        }

        return at;
    }

    private static bool IsComment(ReadOnlySpan<char> physical)
    {
        var trimmed = physical.TrimStart(" \t");
        return !trimmed.IsEmpty && trimmed[0] is '#' or ';';
    }

    private bool Take(int start, int length)
    {
        var physicalStart = start;
        if (!markSeen && length > 0 && text[start] == '\uFEFF')
        {
            markSeen = true;
            start++;
            length--;
        }

        var continues = EndsInOddBackslashes(text.AsSpan(start, length));
        if (pieces.Count == 0 && !continues)
        {
            (Current, Start, End, Number) = (LogicalText.Of(text, start, length), physicalStart, start + length, line);
            return true;
        }

        firstStart = pieces.Count == 0 ? physicalStart : firstStart;
        pieces.Add(new(joined.Length, start));
        joined.Append(text, start, continues ? length - 1 : length);
        End = start + length;
        if (continues)
        {
            joined.Append(' ');
            return false;
        }

        Finish(line);
        return true;
    }

    private bool FinishDangling()
    {
        if (pieces.Count == 0)
        {
            return false;
        }

        IsDangling = true;
        Finish(line + 1);
        return true;
    }

    private void Finish(int number)
    {
        (Current, Start, Number) = (LogicalText.Joined(joined.ToString(), [.. pieces]), firstStart, number);
        joined.Clear();
        pieces.Clear();
    }

    private static bool EndsInOddBackslashes(ReadOnlySpan<char> physical)
    {
        var kept = physical.TrimEnd('\\').Length;
        return ((physical.Length - kept) & 1) == 1;
    }
}
