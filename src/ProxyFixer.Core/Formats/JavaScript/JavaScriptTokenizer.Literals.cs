using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <content>Strings, templates and regular expressions.</content>
internal sealed partial class JavaScriptTokenizer
{
    private static readonly SearchValues<char> AfterSingleQuote = SearchValues.Create("'\\\n\r");
    private static readonly SearchValues<char> AfterDoubleQuote = SearchValues.Create("\"\\\n\r");

    private TokenKind ScanString(char quote)
    {
        var ends = quote == '"' ? AfterDoubleQuote : AfterSingleQuote;
        var start = position++;
        while (true)
        {
            var length = text.AsSpan(position).IndexOfAny(ends);
            position = length < 0 ? text.Length : position + length;
            if (position == text.Length || text[position] is '\n' or '\r')
            {
                return Broken(start, "a string is not closed");
            }

            if (text[position] == quote)
            {
                position++;
                return TokenKind.String;
            }

            SkipEscape();
        }
    }

    // A backslash with what follows; CR LF counts as one (a continued line).
    private void SkipEscape() =>
        position = Math.Min(text.Length, position + (At(1) == '\r' && At(2) == '\n' ? 3 : 2));

    private TokenKind ScanTemplate(TokenKind closed, TokenKind opened)
    {
        var start = position++;
        while (true)
        {
            var length = text.AsSpan(position).IndexOfAny('`', '\\', '$');
            if (length < 0)
            {
                position = text.Length;
                return Broken(start, "a template is not closed");
            }

            position += length;
            switch (text[position])
            {
                case '`':
                    position++;
                    return closed;
                case '\\':
                    SkipEscape();
                    break;
                default:
                    if (At(1) == '{')
                    {
                        position += 2;
                        return opened;
                    }

                    position++;
                    break;
            }
        }
    }

    private TokenKind ScanSlash() => At(1) switch
    {
        '/' => ScanLineComment(),
        '*' => ScanBlockComment(),
        _ => operandExpected ? ScanRegularExpression() : ScanPunctuator('/'),
    };

    // One that has no end on its line is taken to the end of the line, so that no part is looked at twice.
    private TokenKind ScanRegularExpression()
    {
        var start = position++;
        var inClass = false;
        for (; position < text.Length && !EcmaSpace.EndsLine(text[position]); position++)
        {
            switch (text[position])
            {
                case '\\' when position + 1 < text.Length && !EcmaSpace.EndsLine(text[position + 1]):
                    position++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    position++;
                    SkipFlags();
                    return TokenKind.RegularExpression;
            }
        }

        return Broken(start, "a regular expression is not closed");
    }

    private void SkipFlags()
    {
        while (position < text.Length)
        {
            var length = Character.WordLength(text, position, first: false);
            if (length == 0)
            {
                return;
            }

            position += length;
        }
    }
}
