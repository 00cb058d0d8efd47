using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>
/// Walks through the assignments of a <c>.env</c> file just as the regular expression <c>LINE</c> of dotenv 17.3.1
/// (<c>lib/main.js</c>) finds them, in one pass and without its backtracking.
/// </summary>
/// <remarks>
/// dotenv turns CR LF and CR into LF first. Here the text stays as it is: to the expression CR is white space and a line
/// end like LF, so that only the single white space behind a colon has to be told (<see cref="AfterColon"/>).
/// </remarks>
/// <param name="text">The whole text.</param>
internal ref struct DotEnvScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private ClosingQuotes doubles = new('"');
    private ClosingQuotes singles = new('\'');
    private ClosingQuotes backticks = new('`');
    private int lineStart;

    /// <summary>The text that <see cref="Next"/> found to be no assignment, or an empty span behind an assignment.</summary>
    public TextSpan Ignored { get; private set; }

    /// <summary>Goes to the next assignment, or to the next line that is neither assignment nor comment nor blank.</summary>
    /// <param name="assignment">The assignment, where <see cref="Ignored"/> is empty.</param>
    /// <returns>False at the end of the text.</returns>
    public bool Next(out DotEnvAssignment assignment)
    {
        Ignored = default;
        for (var start = EcmaSpace.Skip(text, lineStart); start < text.Length; start = EcmaSpace.Skip(text, lineStart))
        {
            if (TryRead(start, out assignment))
            {
                lineStart = EcmaSpace.EndsLine(text[assignment.End - 1]) ? assignment.End : AfterLine(assignment.End);
                return true;
            }

            lineStart = AfterLine(start);
            if (text[start] != '#')
            {
                Ignored = TextSpan.FromBounds(start, EcmaSpace.SkipBack(text, start, lineStart));
                return true;
            }
        }

        assignment = default;
        return false;
    }

    private readonly int AfterLine(int from)
    {
        var length = text[from..].IndexOfAny(EcmaSpace.LineEnds);
        return length < 0 ? text.Length : from + length + 1;
    }

    private bool TryRead(int start, out DotEnvAssignment assignment)
    {
        var rest = text[start..];
        if (rest.StartsWith("export", StringComparison.Ordinal) && rest.Length > 6 && EcmaSpace.Has(rest[6])
            && TryReadFrom(start, EcmaSpace.Skip(text, start + 6), out assignment))
        {
            return true;
        }

        return TryReadFrom(start, start, out assignment);
    }

    private bool TryReadFrom(int start, int keyStart, out DotEnvAssignment assignment)
    {
        var keyEnd = keyStart;
        while (keyEnd < text.Length && IsKeyCharacter(text[keyEnd]))
        {
            keyEnd++;
        }

        var separator = keyEnd > keyStart ? EcmaSpace.Skip(text, keyEnd) : text.Length;
        var valueFrom = separator == text.Length ? -1 : text[separator] == '=' ? separator + 1 : AfterColon(keyEnd);
        assignment = valueFrom < 0 ? default : ReadValue(start, TextSpan.FromBounds(keyStart, keyEnd), valueFrom);
        return valueFrom >= 0;
    }

    private readonly int AfterColon(int keyEnd)
    {
        if (text[keyEnd] != ':' || keyEnd + 1 == text.Length || !EcmaSpace.Has(text[keyEnd + 1]))
        {
            return -1;
        }

        var isCrLf = text[keyEnd + 1] == '\r' && keyEnd + 2 < text.Length && text[keyEnd + 2] == '\n';
        return keyEnd + (isCrLf ? 3 : 2);
    }

    private DotEnvAssignment ReadValue(int start, TextSpan key, int from)
    {
        var first = EcmaSpace.Skip(text, from);
        var close = first == text.Length ? -1 : FindClose(first);
        if (close >= 0)
        {
            return new(start, key, from, TextSpan.FromBounds(first, close + 1), text[first], close + 1);
        }

        var length = text[from..].IndexOfAny('#', '\r', '\n');
        var end = length < 0 ? text.Length : from + length;
        var value = first < end
            ? TextSpan.FromBounds(first, EcmaSpace.SkipBack(text, first, end))
            : new TextSpan(PlaceForValue(key, from, end), 0);
        return new(start, key, from, value, '\0', end);
    }

    /// <summary>Where a missing value goes: behind the one space that a <c>KEY = </c> style wants, else at once.</summary>
    private readonly int PlaceForValue(TextSpan key, int from, int end) =>
        from < end && text[from] == ' ' && text[key.End] == ' ' ? from + 1 : from;

    private int FindClose(int open) => text[open] switch
    {
        '"' => doubles.Find(text, open),
        '\'' => singles.Find(text, open),
        '`' => backticks.Find(text, open),
        _ => -1,
    };

    /// <summary>Tells whether a key may have a character: <c>[\w.-]</c>.</summary>
    /// <param name="c">Any UTF-16 unit.</param>
    /// <returns>True for ASCII letters and digits, underscore, full stop and hyphen.</returns>
    public static bool IsKeyCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
}
