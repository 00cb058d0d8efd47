using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Reads the grammar that <c>EnvironmentFile=</c> and environment.d share.</summary>
/// <remarks>The states are those of systemd's <c>parse_env_file_internal</c>, with their oddities.</remarks>
internal sealed class EnvironmentFileReader(string text, bool commentsContinue)
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

            // The escaped character is passed over; from 254 on a line end stays one.
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

    private EnvironmentFileAssignment ReadValue(string key, TextSpan keySpan)
    {
        var afterEquals = at;
        at += text.Length - at - text.AsSpan(at).TrimStart(Blanks).Length;
        var start = at;
        if (at < text.Length && text[at] is '\'' or '"')
        {
            if (PlainInQuotes() is { } quoted)
            {
                return new(key, keySpan, quoted, line, IsClosed: true) { Form = ScalarForm.InQuotes, ValueText = text };
            }
        }
        else if (PlainToLineEnd() is { } plain)
        {
            var place = plain.Length == 0 ? new(afterEquals, 0) : plain;
            return new(key, keySpan, place, line, IsClosed: true) { Form = ScalarForm.InText, ValueText = text };
        }

        var closed = ReadQuoted(out var hasValue, out var rawEnd);
        var span = TextSpan.FromBounds(Math.Min(start, rawEnd), rawEnd);
        return new(key, keySpan, span, line, closed) { ValueText = hasValue ? value.ToString() : null };
    }

    // The usual value, perhaps of no characters: no quotes in front, no escapes.
    private TextSpan? PlainToLineEnd()
    {
        var length = text.AsSpan(at).IndexOfAny('\n', '\r', '\\');
        var end = length < 0 ? text.Length : at + length;
        if (at == text.Length || (length >= 0 && text[end] == '\\'))
        {
            return null;
        }

        var plain = new TextSpan(at, text.AsSpan(at, end - at).TrimEnd(Blanks).Length);
        PassLineEnd(end);
        return plain;
    }

    // The usual value in quotes: one pair, nothing escaped, and the line ends behind it.
    private TextSpan? PlainInQuotes()
    {
        var content = text.AsSpan(at + 1);
        var length = text[at] == '"' ? content.IndexOfAny('"', '\\') : content.IndexOf('\'');
        var end = at + length + 2;
        if (length <= 0 || text[end - 1] != text[at] || (end < text.Length && text[end] is not ('\n' or '\r')))
        {
            return null;
        }

        var quoted = TextSpan.FromBounds(at, end);
        PassLineEnd(end);
        return quoted;
    }

    private void PassLineEnd(int end)
    {
        at = Math.Min(end + 1, text.Length);
        line += end < text.Length ? 1 : 0;
    }

    private bool ReadQuoted(out bool hasValue, out int rawEnd)
    {
        value.Clear();
        hasValue = false;
        var trailing = -1;
        var state = State.BeforeValue;
        while (state is not (State.Done or State.Open) && at < text.Length)
        {
            var c = text[at++];
            switch (c)
            {
                case '\n' or '\r':
                    line++;
                    state = state == State.Value ? Trim(trailing) : State.Done;
                    break;
                case '\'' or '"' when state == State.BeforeValue:
                    var before = value.Length;
                    state = c == '"' ? ReadDoubleQuoted() : ReadSingleQuoted();
                    hasValue |= value.Length > before;
                    break;
                case '\\':
                    (state, trailing) = (State.Value, -1);
                    hasValue |= ReadEscaped();
                    break;
                case ' ' or '\t' when state == State.BeforeValue:
                    break;
                default:
                    state = State.Value;
                    trailing = c is not (' ' or '\t') ? -1 : trailing < 0 ? value.Length : trailing;
                    value.Append(c);
                    hasValue = true;
                    break;
            }
        }

        rawEnd = state == State.Done ? at - 1 : at;
        if (state == State.Value)
        {
            Trim(trailing);
        }

        return state != State.Open;
    }

    private State Trim(int trailing)
    {
        value.Length = trailing < 0 ? value.Length : trailing;
        return State.Done;
    }

    // An escaped line end is passed over; CR LF counts as two, so that the LF then ends the value.
    private bool ReadEscaped()
    {
        if (at == text.Length)
        {
            return false;
        }

        var c = text[at++];
        if (c is '\n' or '\r')
        {
            return false;
        }

        value.Append(c);
        return true;
    }

    private State ReadSingleQuoted()
    {
        var length = text.AsSpan(at).IndexOf('\'');
        value.Append(text, at, length < 0 ? text.Length - at : length);
        at = length < 0 ? text.Length : at + length + 1;
        return length < 0 ? State.Open : State.BeforeValue;
    }

    private State ReadDoubleQuoted()
    {
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny('"', '\\');
            value.Append(text, at, length < 0 ? text.Length - at : length);
            at = length < 0 ? text.Length : at + length + 1;
            if (length < 0 || (text[at - 1] == '\\' && at == text.Length))
            {
                return State.Open;
            }

            if (text[at - 1] == '"')
            {
                return State.BeforeValue;
            }

            var c = text[at++];
            _ = c switch
            {
                '"' or '\\' or '$' or '`' => value.Append(c),
                '\n' => value,
                _ => value.Append('\\').Append(c),
            };
        }
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
