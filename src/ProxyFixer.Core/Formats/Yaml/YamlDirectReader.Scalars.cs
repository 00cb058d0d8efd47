using System.Buffers;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>Scalars without quotes, and what follows a scalar with quotes.</content>
internal sealed partial class YamlDirectReader
{
    private static readonly SearchValues<char> NotAtStart = SearchValues.Create("?:,[]{}#&*!|>'\"%@` \t\r\n");

    private static readonly SearchValues<char> MayEndPlain = SearchValues.Create(":#\r\n");

    // Finds a scalar and whether a colon behind it makes it a key; moves nothing.
    private bool ReadScalar(out ScannedScalar scalar)
    {
        if (text[at] is not ('"' or '\''))
        {
            return ReadPlain(out scalar);
        }

        if (!ReadQuoted(out scalar))
        {
            return false;
        }

        var next = BehindSpaces(scalar.Next);
        if (next == text.Length || text[next] != ':')
        {
            return true;
        }

        scalar = scalar with { IsKey = true, Next = next };
        return IsBlankAt(next + 1) && scalar.LineStart == lineStart && next - at <= LongestKey;
    }

    private bool ReadPlain(out ScannedScalar scalar)
    {
        scalar = default;
        if (!CanBeginPlain(at))
        {
            return false;
        }

        var (end, next) = PlainLine(at);
        scalar = new(TextSpan.FromBounds(at, end), null, YamlStyle.Plain, next < text.Length && text[next] == ':', next, lineStart);
        if (scalar.IsKey)
        {
            // A colon behind a word with an asterisk in front does not end the scalar for the parser.
            return next - at <= LongestKey && !text.AsSpan(at, end - at).Contains('*');
        }

        if (next < text.Length && text[next] == '#')
        {
            scalar = scalar with { Next = end };
            return true;
        }

        return ReadFurtherLines(ref scalar);
    }

    private bool CanBeginPlain(int from) => !NotAtStart.Contains(text[from]) && (text[from] != '-' || !IsBlankAt(from + 1));

    // The end of the part of a plain scalar that stands in one line, and what ended it: a colon, a comment or the line's end.
    private (int End, int Next) PlainLine(int start)
    {
        var next = start;
        while (true)
        {
            var length = text.AsSpan(next).IndexOfAny(MayEndPlain);
            next = length < 0 ? text.Length : next + length;
            if (next == text.Length || text[next] is '\r' or '\n'
                || (text[next] == ':' ? IsBlankAt(next + 1) : text[next - 1] is ' ' or '\t'))
            {
                return (BehindLast(start, next), next);
            }

            next++;
        }
    }

    private int BehindLast(int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    // A plain scalar goes on in lines that are further right than what it belongs to.
    private bool ReadFurtherLines(ref ScannedScalar scalar)
    {
        StringBuilder? value = null;
        var next = scalar.Next;
        while (true)
        {
            if (!NextLine(next, out var place, out var start, out var breaks))
            {
                return false;
            }

            if (place == text.Length || place - start <= Indent || text[place] == '#')
            {
                scalar = new(scalar.Span, value?.ToString(), YamlStyle.Plain, false, place, start) { EndsLine = true };
                return true;
            }

            (var end, next) = PlainLine(place);
            if (next < text.Length && text[next] == ':')
            {
                return false;
            }

            Fold(value ??= new(text, scalar.Span.Start, scalar.Span.Length, 256), breaks).Append(text, place, end - place);
            scalar = scalar with { Span = TextSpan.FromBounds(scalar.Span.Start, end) };
            if (next < text.Length && text[next] == '#')
            {
                scalar = scalar with { Next = end, LineStart = start, Value = value.ToString() };
                return true;
            }
        }
    }

    // From a line's end to the next line that is not empty: its first character, its start, and how many line ends are between.
    private bool NextLine(int from, out int place, out int start, out int breaks)
    {
        (place, start, breaks) = (from, from, 0);
        while (place < text.Length)
        {
            switch (text[place])
            {
                case '\n' or '\r':
                    place += text[place] == '\r' ? 2 : 1;
                    (start, breaks) = (place, breaks + 1);
                    break;
                case ' ':
                    place++;
                    break;
                default:
                    return text[place] != '\t';
            }
        }

        return true;
    }

    private static StringBuilder Fold(StringBuilder value, int breaks) => breaks == 1 ? value.Append(' ') : value.Append('\n', breaks - 1);

    /// <summary>A scalar that was found.</summary>
    /// <param name="Span">Where it stands, quotes included.</param>
    /// <param name="Value">What it says; null where it says what stands there.</param>
    /// <param name="Style">How it is written.</param>
    /// <param name="IsKey">Whether a colon makes it a key.</param>
    /// <param name="Next">The colon; else where to read on.</param>
    /// <param name="LineStart">The start of the line with that place.</param>
    private readonly record struct ScannedScalar(TextSpan Span, string? Value, YamlStyle Style, bool IsKey, int Next, int LineStart)
    {
        /// <summary>True where nothing but the next line follows.</summary>
        public bool EndsLine { get; init; }
    }
}
