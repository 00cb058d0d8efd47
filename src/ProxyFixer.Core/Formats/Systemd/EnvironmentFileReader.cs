using System.Buffers;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Reads the grammar that <c>EnvironmentFile=</c> and environment.d share.</summary>
/// <remarks>The states are those of systemd's <c>parse_env_file_internal</c>, with their oddities.</remarks>
internal sealed partial class EnvironmentFileReader(string text, bool commentsContinue)
{
    private const string Blanks = " \t";
    private const string LineEnds = "\r\n";
    private static readonly SearchValues<char> BlanksAndNewlines = SearchValues.Create(" \t\r\n");
    private readonly bool mayHoldInvalid = SystemdUtf8.MayHoldInvalid(text);
    private readonly StringBuilder value = new();
    private readonly NamePool names = new();
    private List<TextSpan>? comments;
    private int at;
    private int line = 1;

    private enum State
    {
        BeforeValue,
        Value,
        Done,
        Open,
    }

    /// <summary>Lines without '=' met so far, in file order.</summary>
    public List<TextSpan> Ignored { get; } = [];

    /// <summary>Why systemd rejects the whole file, or null; known at the end of the file.</summary>
    public EnvironmentFileFailure? Failure { get; private set; }

    /// <summary>True where a variable has a value that is not UTF-8; known at the end of the file.</summary>
    public bool HasInvalidValue { get; private set; }

    /// <summary>Finds the comments of a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>In file order; one that ends in a backslash goes on in the next line.</returns>
    public static IReadOnlyList<TextSpan> Comments(string text)
    {
        var reader = new EnvironmentFileReader(text, SystemdVersion.Default.CommentsContinue) { comments = [] };
        while (reader.Next(out _))
        {
        }

        return reader.comments;
    }

    /// <summary>Reads the next assignment.</summary>
    /// <param name="assignment">The assignment, its name valid or not.</param>
    /// <returns>False at the end of the file.</returns>
    public bool Next(out EnvironmentFileAssignment assignment)
    {
        for (int skip; (skip = text.AsSpan(at).IndexOfAnyExcept(BlanksAndNewlines)) >= 0;)
        {
            at += skip;
            if (text[at] is '#' or ';')
            {
                var start = at;
                SkipComment();
                comments?.Add(TextSpan.FromBounds(start, start + text.AsSpan(start, at - start).TrimEnd(LineEnds).Length));
            }
            else if (ReadLine(out assignment))
            {
                Check(assignment);
                return true;
            }
        }

        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        Failure = nul < 0 ? Failure : new(new(nul, 1), 0, null, "Bad message");
        assignment = default;
        return false;
    }

    private void SkipComment()
    {
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r', '\\');
            if (length < 0 || at + length + 1 >= text.Length)
            {
                at = text.Length;
                return;
            }

            at += length + 1;
            if (text[at - 1] != '\\')
            {
                line++;
                return;
            }

            // The escaped character is skipped; from 254 on a line end stays one.
            var endsLine = !commentsContinue && text[at] is '\n' or '\r';
            at++;
            if (endsLine)
            {
                line++;
                return;
            }
        }
    }

    private bool ReadLine(out EnvironmentFileAssignment assignment)
    {
        var start = at;
        var length = text.AsSpan(at).IndexOfAny('=', '\n', '\r');
        // A key begins with any character that is no blank, '=' too.
        if (length == 0)
        {
            var rest = text.AsSpan(at + 1).IndexOfAny('=', '\n', '\r');
            length = rest < 0 ? -1 : rest + 1;
        }

        var end = length < 0 ? text.Length : at + length;
        if (length < 0 || text[end] != '=')
        {
            Ignored.Add(TextSpan.FromBounds(start, end));
            at = Math.Min(text.Length, end + 1);
            line++;
            assignment = default;
            return false;
        }

        var key = text.AsSpan(start, length).TrimEnd(Blanks);
        at = end + 1;
        assignment = ReadValue(names.Get(key), new(start, key.Length));
        return true;
    }

    private void Check(in EnvironmentFileAssignment assignment)
    {
        if (mayHoldInvalid)
        {
            var (key, read) = (assignment.Key, assignment.Value);
            HasInvalidValue |= read is not null && !SystemdUtf8.IsValid(read) && EnvironmentWords.IsName(key);
            Failure ??= !SystemdUtf8.IsValid(key)
                ? new(assignment.KeySpan, line, $"invalid UTF-8 in key '{SystemdUtf8.Readable(key)}', ignoring.", "Invalid argument")
                : read is not null && !SystemdUtf8.IsValid(read)
                ? new(assignment.ValueSpan, line, $"invalid UTF-8 value for key {key}: '{SystemdUtf8.Readable(read)}', ignoring.", "Invalid argument")
                : null;
        }
    }
}
