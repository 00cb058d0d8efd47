using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

internal sealed partial class EnvironmentFileReader
{
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

    // An escaped line end is skipped; CR LF counts as two, so that the LF then ends the value.
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
}
