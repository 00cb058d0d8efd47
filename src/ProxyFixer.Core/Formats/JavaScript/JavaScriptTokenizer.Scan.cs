using System.Buffers;

namespace ProxyFixer.Formats.JavaScript;

/// <content>Words, numbers, punctuators and comments.</content>
internal sealed partial class JavaScriptTokenizer
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    private TokenKind ScanWord()
    {
        var start = position;
        while (position < text.Length)
        {
            if (Character.IsAsciiWord(text[position]))
            {
                position++;
                continue;
            }

            var length = text[position] == '\\' ? EscapeLength() : Character.WordLength(text, position, position == start);
            if (length == 0)
            {
                break;
            }

            position += length;
        }

        if (position > start)
        {
            return TokenKind.Word;
        }

        position += char.IsHighSurrogate(text[start]) && char.IsLowSurrogate(At(1)) ? 2 : 1;
        return Broken(start, "a character that JavaScript does not know");
    }

    // \uXXXX or \u{X...} in an identifier; 0 where it is neither. The braces hold at most a few digits: a bound keeps this linear.
    private int EscapeLength()
    {
        if (At(1) != 'u')
        {
            return 0;
        }

        var braced = At(2) == '{';
        var length = braced ? 3 : 2;
        while (length < 32 && char.IsAsciiHexDigit(At(length)) && (braced || length < 6))
        {
            length++;
        }

        return braced ? (length > 3 && At(length) == '}' ? length + 1 : 0) : length == 6 ? 6 : 0;
    }

    private TokenKind ScanNumber()
    {
        if (text[position] == '0' && (At(1) | 0x20) is 'x' or 'o' or 'b')
        {
            position += 2;
            while (Character.IsAsciiWord(At(0)))
            {
                position++;
            }

            return TokenKind.Number;
        }

        var start = position;
        SkipDigits();
        if (position - start > 1 && text[start] == '0' && !text.AsSpan(start, position - start).ContainsAny('8', '9', '_'))
        {
            return TokenKind.Number; // octal of old scripts (annex B.1.1): has neither fraction nor exponent
        }

        if (At(0) == '.')
        {
            position++;
            SkipDigits();
        }

        if ((At(0) | 0x20) == 'e' && (char.IsAsciiDigit(At(1)) || (At(1) is '+' or '-' && char.IsAsciiDigit(At(2)))))
        {
            position += 2;
            SkipDigits();
        }

        position += At(0) == 'n' ? 1 : 0;
        return TokenKind.Number;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(At(0)) || At(0) == '_')
        {
            position++;
        }
    }

    private TokenKind ScanHash()
    {
        if (At(1) == '!' && (position == 0 || (position == 1 && text[0] == '\uFEFF')))
        {
            return ScanLineComment();
        }

        var start = position++;
        if (position < text.Length && (text[position] == '\\' || Character.WordLength(text, position, first: true) > 0)
            && ScanWord() == TokenKind.Word)
        {
            return TokenKind.PrivateName;
        }

        return Broken(start, "'#' without a name");
    }

    private TokenKind ScanLineComment()
    {
        var length = text.AsSpan(position).IndexOfAny(LineEnds);
        position = length < 0 ? text.Length : position + length;
        return TokenKind.Comment;
    }

    private TokenKind ScanBlockComment()
    {
        var start = position;
        var length = text.AsSpan(start + 2).IndexOf("*/");
        position = length < 0 ? text.Length : start + 2 + length + 2;
        afterNewline |= text.AsSpan(start, position - start).ContainsAny(LineEnds);
        return length < 0 ? Broken(start, "a comment is not closed") : TokenKind.Comment;
    }

    // "<!--" anywhere, "-->" where only white space and comments stand before it on its line (ECMAScript, annex B.1.1).
    private bool IsHtmlComment() =>
        text.AsSpan(position).StartsWith("<!--")
        || (text.AsSpan(position).StartsWith("-->") && (afterNewline || before1.Kind == TokenKind.EndOfFile));

    private TokenKind ScanPunctuator(char c)
    {
        var length = PunctuatorLength(c);
        position += Math.Max(length, 1);
        return length == 0 ? Broken(position - 1, "a character that JavaScript does not know") : TokenKind.Punctuator;
    }

    private int PunctuatorLength(char c) => c switch
    {
        '(' or ')' or '[' or ']' or '{' or '}' or ';' or ',' or ':' or '~' or '@' => 1,
        '.' => At(1) == '.' && At(2) == '.' ? 3 : 1,
        '=' => At(1) == '>' ? 2 : EqualsLength(1),
        '!' => At(1) == '=' ? EqualsLength(1) : 1,
        '+' or '-' => At(1) == c || At(1) == '=' ? 2 : 1,
        '%' or '^' or '/' => At(1) == '=' ? 2 : 1,
        '?' => At(1) == '.' && !char.IsAsciiDigit(At(2)) ? 2 : RepeatedLength(c, 2),
        '*' or '&' or '|' or '<' => RepeatedLength(c, 2),
        '>' => RepeatedLength(c, 3),
        _ => 0,
    };

    // "=", "==", "===" behind the first character.
    private int EqualsLength(int length) =>
        At(length) != '=' ? length : At(length + 1) != '=' ? length + 1 : length + 2;

    // The sign up to so many times, then perhaps "=": "&", "&&", "&=", "&&=". A single "?" takes no "=".
    private int RepeatedLength(char c, int most)
    {
        var length = 1;
        while (length < most && At(length) == c)
        {
            length++;
        }

        return At(length) == '=' && (c != '?' || length == 2) ? length + 1 : length;
    }
}
