using System.Text;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>JavaScript, line by line: the code, and of strings, templates and comments what is known to be harmless.</summary>
internal sealed class CodeLines : ILineMask
{
    private readonly SourceText text;
    private readonly List<TextSpan> hidden = [];

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    public CodeLines(SourceText text)
    {
        this.text = text;
        var tokenizer = new JavaScriptTokenizer(text.Text);
        var (before, last) = (default(Token), default(Token));
        for (var token = tokenizer.ReadWithComments(); token.Kind != TokenKind.EndOfFile; token = tokenizer.ReadWithComments())
        {
            if (token.Kind == TokenKind.Comment)
            {
                Hide(token);
                continue;
            }

            // A string waits for the token behind it, which tells whether it is a name.
            HideString(before, last, token);
            if (token.Kind is TokenKind.Number or TokenKind.Unknown or TokenKind.RegularExpression or TokenKind.Template or TokenKind.TemplateHead or TokenKind.TemplateMiddle or TokenKind.TemplateTail)
            {
                Hide(token);
            }

            (before, last) = (last, token);
        }

        HideString(before, last, default);
        hidden.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    /// <inheritdoc/>
    public string Show(int line)
    {
        var span = text.LineAt(line);
        var shown = new StringBuilder();
        var at = span.Start;
        for (var i = FirstReaching(span.Start); i < hidden.Count && hidden[i].Start < span.End; i++)
        {
            var (start, end) = (Math.Max(hidden[i].Start, at), Math.Min(hidden[i].End, span.End));
            shown.Append(text.Text, at, start - at).Append(Secrets.Hidden);
            at = end;
        }

        return shown.Append(text.Text, at, span.End - at).ToString();
    }

    private int FirstReaching(int offset)
    {
        var (low, high) = (0, hidden.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = hidden[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void HideString(Token before, Token token, Token behind)
    {
        if (token.Kind == TokenKind.String && !(IsName(before, behind) && ValueForms.IsName(text.Read(Inner(token)))))
        {
            Hide(token);
        }
    }

    // The key of an object, or the first argument of set(), has() and their like; not the middle of a ?: expression.
    private bool IsName(Token before, Token behind) =>
        (behind.Is(text.Text, ':') && (before.Is(text.Text, '{') || before.Is(text.Text, ',')))
        || ((behind.Is(text.Text, ',') || behind.Is(text.Text, ')')) && before.Is(text.Text, '(') && CallsWithName(before.Start));

    private bool CallsWithName(int bracket)
    {
        var start = bracket;
        while (start > 0 && char.IsAsciiLetter(text.Text[start - 1]))
        {
            start--;
        }

        return start > 0 && text.Text[start - 1] == '.' && text.Text.AsSpan(start, bracket - start) is "set" or "has" or "get" or "append" or "delete";
    }

    private void Hide(Token token)
    {
        var inner = Inner(token);
        if (inner.Length > 0 && !IsHarmless(token, text.Text.AsSpan(inner.Start, inner.Length)))
        {
            var isApart = token.Kind == TokenKind.Comment && inner.Length > 1 && text.Text[inner.Start] == ' ';
            hidden.Add(isApart ? TextSpan.FromBounds(inner.Start + 1, inner.End) : inner);
        }
    }

    private static bool IsHarmless(Token token, ReadOnlySpan<char> inner) => token.Kind switch
    {
        TokenKind.Comment => inner.Length <= 256 && KnownWords.Cover(inner),
        TokenKind.Unknown => false,
        TokenKind.Number => inner.Length <= 7,
        TokenKind.RegularExpression => inner.Length <= 64 && KnownWords.Cover(inner.ToString().Replace("^", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)),
        _ => inner.Length <= 512 && !inner.Contains('\\') && IsHarmless(inner.ToString()),
    };

    private static bool IsHarmless(string value) =>
        KnownWords.Cover(value) || HarmlessForms.ShowPlain(value) == value || ValueForms.IsModule(value);

    // Without what opens and closes it, so that it is seen what is hidden.
    private TextSpan Inner(Token token)
    {
        var (open, close) = token.Kind switch
        {
            TokenKind.String or TokenKind.Template or TokenKind.RegularExpression => (1, 1),
            TokenKind.TemplateHead or TokenKind.TemplateMiddle => (1, 2),
            TokenKind.TemplateTail => (1, 1),
            TokenKind.Comment => (2, text.Text.AsSpan(token.Start, token.Length).EndsWith("*/") ? 2 : 0),
            _ => (0, 0),
        };
        return token.Length < open + close ? token.Span : TextSpan.FromBounds(token.Start + open, token.End - close);
    }
}
