namespace ProxyFixer.Formats.JavaScript;

/// <content>
/// What is known of the place: which brackets are open, whether an operand or an operator comes next, whether a statement may
/// begin. ECMAScript leaves the choice between its lexical goals to the grammar (section 12); this follows as much of it as the
/// choice needs.
/// </content>
internal sealed partial class JavaScriptTokenizer
{
    private Frame[] frames = new Frame[64];
    private int depth;

    // An operand comes next, so that "/" begins a regular expression and "{" an object.
    private bool operandExpected = true;

    // A statement may begin here, so that "{" begins a block and "function" a declaration.
    private bool statementStart = true;

    // The tokens before, the nearest first; comments are not among them.
    private Token before1;
    private Token before2;
    private Token before3;
    private Token before4;

    // "function" or a method's "(" has been read, its parentheses have not.
    private FunctionHead? pendingHead;

    // A word such as "if" has been read: its parentheses come next.
    private Behind pendingParentheses;
    private bool pendingFor;

    // The last parentheses that were closed, for the arrow that may follow.
    private Frame closed;

    /// <summary>Number of open brackets after the last token read.</summary>
    public int Depth => depth;

    /// <summary>Depth of the body of the function that holds the last token read, or -1.</summary>
    public int Function => frames[depth].Function;

    /// <summary>Depth of the function body that the last token closed, or -1. Its frame can still be asked.</summary>
    public int ClosedFunction { get; private set; } = -1;

    /// <summary>True where the last token opened the body of a function.</summary>
    public bool OpenedFunction { get; private set; }

    /// <summary>The token read before the last one.</summary>
    public Token Previous => before2;

    /// <summary>The token before <see cref="Previous"/>.</summary>
    public Token Previous2 => before3;

    /// <summary>The token before <see cref="Previous2"/>.</summary>
    public Token Previous3 => before4;

    /// <summary>Looks at an open function body, or at the one just closed.</summary>
    /// <param name="functionDepth">As <see cref="Function"/> or <see cref="ClosedFunction"/> says.</param>
    /// <returns>Head and place of the body.</returns>
    public (FunctionHead Head, int BodyStart) FunctionAt(int functionDepth) =>
        (frames[functionDepth].Head, frames[functionDepth].Start);

    /// <summary>The function body around another one.</summary>
    /// <param name="functionDepth">Depth of the inner body.</param>
    /// <returns>Depth of the outer body, or -1.</returns>
    public int FunctionAround(int functionDepth) => frames[functionDepth - 1].Function;

    private void Follow(in Token token)
    {
        ClosedFunction = -1;
        OpenedFunction = false;
        switch (token.Kind)
        {
            case TokenKind.Word:
                FollowWord(token);
                break;
            case TokenKind.Punctuator:
                FollowPunctuator(token);
                break;
            case TokenKind.TemplateHead:
                Push(new Frame { Kind = FrameKind.Template }, token);
                ExpectOperand();
                break;
            case TokenKind.TemplateMiddle:
                ExpectOperand();
                break;
            case TokenKind.TemplateTail:
                depth--;
                ExpectOperator();
                break;
            default:
                FollowOperand(token);
                break;
        }

        before4 = before3;
        before3 = before2;
        before2 = before1;
        before1 = token;
    }

    private void FollowOperand(in Token token)
    {
        BeginMemberOnNewLine(token);
        if (frames[depth].AtKey)
        {
            BeginMember(token);
        }

        ExpectOperator();
    }

    private bool IsStatements => frames[depth].Kind is FrameKind.File or FrameKind.Block or FrameKind.Function;

    private void ExpectOperand()
    {
        operandExpected = true;
        statementStart = false;
    }

    private void ExpectOperator()
    {
        operandExpected = false;
        statementStart = false;
    }

    private void ExpectStatement()
    {
        operandExpected = true;
        statementStart = true;
    }

    // A field of a class needs no semicolon: a name on a new line behind a whole expression begins the next member.
    private void BeginMemberOnNewLine(in Token token)
    {
        ref var frame = ref frames[depth];
        if (frame.Kind == FrameKind.Class && !frame.AtKey && !operandExpected && token.AfterNewline && !before1.Is(text, '.'))
        {
            frame.AtKey = true;
            frame.MemberStart = -1;
        }
    }

    private void BeginMember(in Token token)
    {
        ref var frame = ref frames[depth];
        if (frame.MemberStart < 0 || (token.AfterNewline && before1.Kind == TokenKind.Word && !IsModifier(before1)))
        {
            frame.MemberStart = token.Start;
            frame.MemberTraits = FunctionTraits.None;
        }
        else if (before1.Is(text, "async") && !token.AfterNewline)
        {
            frame.MemberTraits |= FunctionTraits.Async;
        }
    }

    private bool IsModifier(in Token token) =>
        token.Is(text, "static") || token.Is(text, "async") || token.Is(text, "get") || token.Is(text, "set");

    private void Push(Frame frame, in Token token)
    {
        frame.Start = token.Start;
        frame.MemberStart = -1;
        if (++depth == frames.Length)
        {
            Array.Resize(ref frames, depth * 2);
        }

        frame.Function = frame.Kind == FrameKind.Function ? depth : frames[depth - 1].Function;
        frames[depth] = frame;
    }

    // Takes the innermost bracket off if it is of the right kind; else the text is broken and the bracket is skipped.
    private bool Pop(in Token token, bool isRightKind)
    {
        if (depth == 0 || !isRightKind)
        {
            Fail(token.Start, "a closing bracket has no partner");
            ExpectOperator();
            return false;
        }

        depth--;
        return true;
    }
}
