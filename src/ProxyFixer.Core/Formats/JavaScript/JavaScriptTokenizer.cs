using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>
/// Splits a JavaScript text into tokens, one at a call. It tells a regular expression from a division, and a block from an
/// object, by the brackets and the words before (see the part <c>Context</c>). Any text is accepted: what is no token comes out
/// as <see cref="TokenKind.Unknown"/>. Time is linear in the text, memory in the depth of brackets.
/// </summary>
internal sealed partial class JavaScriptTokenizer
{
    private readonly string text;
    private readonly bool isScript;
    private int position;
    private bool afterNewline;

    /// <summary>Starts at the beginning of a text.</summary>
    /// <param name="text">The whole text; a byte order mark and a hashbang line are skipped.</param>
    /// <param name="isScript">True for a classic script, which has HTML-like comments and may call a variable <c>await</c>.</param>
    public JavaScriptTokenizer(string text, bool isScript = false)
    {
        this.text = text;
        this.isScript = isScript;
        frames[0] = new Frame { Kind = FrameKind.File, Function = -1 };
    }

    /// <summary>The first thing that is no JavaScript, as offset and sentence, or null so far.</summary>
    public (int Offset, string Message)? Error { get; private set; }

    /// <summary>Reads the next token that is no comment.</summary>
    /// <returns>The token; at the end one of kind <see cref="TokenKind.EndOfFile"/>, again and again.</returns>
    public Token Read()
    {
        Token token;
        do
        {
            token = ReadWithComments();
        }
        while (token.Kind == TokenKind.Comment);
        return token;
    }

    /// <summary>Reads the next token, comments included.</summary>
    /// <returns>The token.</returns>
    public Token ReadWithComments()
    {
        SkipSpace();
        var start = position;
        if (start == text.Length)
        {
            return AtEnd();
        }

        var kind = Scan(text[start]);
        var token = new Token(kind, start, position, afterNewline);
        if (kind == TokenKind.Comment)
        {
            return token;
        }

        Follow(token);
        afterNewline = false;
        return token;
    }

    private Token AtEnd()
    {
        if (depth > 0)
        {
            Fail(frames[depth].Start, "a bracket is not closed");
        }

        return new Token(TokenKind.EndOfFile, position, position, afterNewline);
    }

    private void SkipSpace()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (c is ' ' or '\t')
            {
                position++;
            }
            else if (EcmaSpace.EndsLine(c))
            {
                afterNewline = true;
                position++;
            }
            else if (c > ' ' && c < 0x7F || !Character.IsSpace(c))
            {
                return;
            }
            else
            {
                position++;
            }
        }
    }

    private TokenKind Scan(char c)
    {
        if (Character.IsAsciiWord(c))
        {
            return char.IsAsciiDigit(c) ? ScanNumber() : ScanWord();
        }

        switch (c)
        {
            case '"' or '\'':
                return ScanString(c);
            case '`':
                return ScanTemplate(TokenKind.Template, TokenKind.TemplateHead);
            case '}' when frames[depth].Kind == FrameKind.Template:
                return ScanTemplate(TokenKind.TemplateTail, TokenKind.TemplateMiddle);
            case '/':
                return ScanSlash();
            case '#':
                return ScanHash();
            case '.' when At(1) is >= '0' and <= '9':
                return ScanNumber();
            case '<' or '-' when isScript && IsHtmlComment():
                return ScanLineComment();
            default:
                return c == '\\' || c >= 128 ? ScanWord() : ScanPunctuator(c);
        }
    }

    private char At(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private void Fail(int offset, string message) => Error ??= (offset, message);

    private TokenKind Broken(int start, string message)
    {
        Fail(start, message);
        return TokenKind.Unknown;
    }
}
