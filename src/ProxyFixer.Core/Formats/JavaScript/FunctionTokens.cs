using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>The tokens of one function, from its head to its closing brace, with the brackets matched.</summary>
internal sealed class FunctionTokens
{
    private readonly List<Token> tokens;
    private readonly int[] partner;
    private readonly int[] bracket;
    private readonly int[] endOfExpression;

    /// <summary>Matches the brackets.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="function">The function.</param>
    /// <param name="tokens">Its tokens without comments; at least the braces of its body.</param>
    public FunctionTokens(string text, FoundFunction function, List<Token> tokens)
    {
        Text = text;
        this.tokens = tokens;
        partner = new int[tokens.Count];
        bracket = new int[tokens.Count];
        Match();
        endOfExpression = FindEnds();
        Body = Math.Max(tokens.FindIndex(token => token.Start == function.BodyStart), 0);
    }

    /// <summary>The text of the file.</summary>
    public string Text { get; }

    /// <summary>Number of tokens.</summary>
    public int Count => tokens.Count;

    /// <summary>Index of the brace that opens the body.</summary>
    public int Body { get; }

    /// <summary>A token.</summary>
    /// <param name="index">Zero-based; outside the function an empty token of kind end-of-file comes back.</param>
    public Token this[int index] => index >= 0 && index < tokens.Count ? tokens[index] : default;

    /// <summary>The other bracket of a pair.</summary>
    /// <param name="index">Index of a bracket.</param>
    /// <returns>Its index; for any other token the index itself.</returns>
    public int Partner(int index) => partner[index];

    /// <summary>The bracket around a token.</summary>
    /// <param name="index">Index of the token.</param>
    /// <returns>Index of the innermost opening bracket before it, or -1.</returns>
    public int Bracket(int index) => bracket[index];

    /// <summary>True for a punctuator of one character.</summary>
    public bool Is(int index, char sign) => this[index].Is(Text, sign);

    /// <summary>True for a word.</summary>
    public bool Is(int index, string word) => this[index].Is(Text, word);

    /// <summary>What is written from one token to before another.</summary>
    /// <param name="from">Index of the first token.</param>
    /// <param name="to">Index behind the last one.</param>
    /// <returns>The characters; empty where there is no token between.</returns>
    public string Read(int from, int to) => from >= to ? "" : Text[tokens[from].Start..tokens[to - 1].End];

    /// <summary>The range from one token to before another.</summary>
    public TextSpan Span(int from, int to) => TextSpan.FromBounds(tokens[from].Start, tokens[Math.Max(from, to - 1)].End);

    /// <summary>Finds the end of an expression: the next comma, semicolon or closing bracket outside of brackets.</summary>
    /// <param name="from">Index of its first token.</param>
    /// <returns>Index behind its last token.</returns>
    public int EndOfExpression(int from) => endOfExpression[Math.Min(from, Count)];

    // From the last token to the first, so that each end is known when it is asked for.
    private int[] FindEnds()
    {
        var ends = new int[Count + 1];
        ends[Count] = Count;
        for (var i = Count - 1; i >= 0; i--)
        {
            ends[i] = Is(i, ',') || Is(i, ';') || IsClosing(i) ? i : ends[EndOfBracket(i) + 1];
        }

        return ends;
    }

    // A template is a chain of brackets: head to middle, middle to the next one, the last to the tail.
    private int EndOfBracket(int index)
    {
        while (partner[index] > index)
        {
            index = partner[index];
            if (this[index].Kind != TokenKind.TemplateMiddle)
            {
                break;
            }
        }

        return index;
    }

    /// <summary>True where a statement that is no part of another one begins: not behind <c>if (...)</c> or <c>else</c>.</summary>
    /// <param name="index">Index of the first token of the statement.</param>
    public bool BeginsStatement(int index)
    {
        if (Is(index - 1, ';') || Is(index - 1, '{') || Is(index - 1, '}'))
        {
            return true;
        }

        var isHead = Is(index - 1, ')') && this[partner[index - 1] - 1] is { Kind: TokenKind.Word } word
            && (word.Is(Text, "if") || word.Is(Text, "for") || word.Is(Text, "while") || word.Is(Text, "with"));
        return this[index].AfterNewline && !isHead && !Is(index - 1, "else") && !Is(index - 1, "do")
            && this[index - 1].Kind != TokenKind.EndOfFile && (this[index - 1].Kind != TokenKind.Punctuator || IsClosing(index - 1));
    }

    private bool IsClosing(int index) =>
        Is(index, ')') || Is(index, ']') || Is(index, '}') || this[index].Kind is TokenKind.TemplateMiddle or TokenKind.TemplateTail;

    private bool IsOpening(int index) =>
        Is(index, '(') || Is(index, '[') || Is(index, '{') || this[index].Kind is TokenKind.TemplateHead or TokenKind.TemplateMiddle;

    private void Match()
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            partner[i] = i;
            if (IsClosing(i) && open.TryPop(out var opening))
            {
                partner[i] = opening;
                partner[opening] = i;
            }

            bracket[i] = open.TryPeek(out var around) ? around : -1;
            if (IsOpening(i))
            {
                open.Push(i);
            }
        }
    }
}
