using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>Puts lines together as <c>_assemble_line</c> of pam_env 1.5.2 does (<c>modules/pam_env/pam_env.c</c>).</summary>
/// <param name="text">The whole text.</param>
internal sealed class PamLineReader(string text)
{
    /// <summary>Size of the buffer that one line, continuations included, must fit into, in bytes.</summary>
    private const int BufferSize = 8192;

    private readonly PamLine line = new();
    private int at;

    /// <summary>Offset of the line at which pam_env stops reading the file, or -1.</summary>
    public int StoppedAt { get; private set; } = -1;

    /// <summary>True where it stops because the file ends inside a continued line.</summary>
    public bool EndsInContinuation { get; private set; }

    /// <summary>Reads the next line that is neither blank nor a comment.</summary>
    /// <returns>The line, valid until the next call, or null at the end of what pam_env reads.</returns>
    public PamLine? Next()
    {
        line.Clear();
        while (at < text.Length)
        {
            var start = at;
            var end = text.AsSpan(start).IndexOf('\n');
            end = end < 0 ? text.Length : start + end;
            at = Math.Min(end + 1, text.Length);
            if (!Fits(start, ref end, line.Bytes))
            {
                (StoppedAt, at) = (line.HasContent ? line.Start : start, text.Length);
                return null;
            }

            if (TakesLast(start, end))
            {
                return line;
            }
        }

        (StoppedAt, EndsInContinuation) = line.Bytes > 0 ? (line.Start, true) : (StoppedAt, false);
        return null;
    }

    /// <summary>Adds one physical line.</summary>
    /// <returns>True where the line is complete; false for blank lines and comments, which do not end a continued line.</returns>
    private bool TakesLast(int start, int end)
    {
        var content = text.AsSpan(start, end - start);
        var first = content.IndexOfAnyExcept(' ', '\t');
        if (first < 0 || content[first] == '#')
        {
            return false;
        }

        var comment = content.IndexOf('#');
        var last = comment < 0 ? content.LastIndexOfAnyExcept(' ', '\t') : -1;
        comment = comment < 0 ? end : start + comment;
        var isContinued = last >= 0 && content[last] == '\\';
        var piece = TextSpan.FromBounds(start, isContinued ? start + last : comment);
        line.Add(piece, comment, end);
        line.Bytes += isContinued ? Encoding.UTF8.GetByteCount(text.AsSpan(piece.Start, piece.Length)) : 0;
        return !isContinued;
    }

    /// <summary>
    /// A line that does not fit, or that holds a NUL, ends the reading; only on a last line without line end a NUL just cuts
    /// the line.
    /// </summary>
    private bool Fits(int start, ref int end, int used)
    {
        var content = text.AsSpan(start, end - start);
        var room = BufferSize - used - 2;
        if (content.Length * 3 > room && Encoding.UTF8.GetByteCount(content) > room)
        {
            return false;
        }

        var zero = content.IndexOf('\0');
        if (zero < 0)
        {
            return true;
        }

        var isCut = zero > 0 && end == text.Length;
        end = start + zero;
        return isCut;
    }
}
