namespace ProxyFixer.Formats.JavaScript;

/// <content>What a punctuator makes of the place.</content>
internal sealed partial class JavaScriptTokenizer
{
    // "async" was read where a statement may begin: the function behind it is a declaration.
    private bool asyncBeginsStatement;

    private void FollowPunctuator(in Token token)
    {
        if (token.Length > 1)
        {
            FollowLong(token);
            return;
        }

        switch (text[token.Start])
        {
            case '(':
                OpenParentheses(token);
                break;
            case '[':
                OpenBrackets(token);
                break;
            case '{':
                OpenBrace(token);
                break;
            case ')':
                CloseParentheses(token);
                break;
            case ']':
                Pop(token, frames[depth].Kind == FrameKind.Brackets);
                ExpectOperator();
                break;
            case '}':
                CloseBrace(token);
                break;
            default:
                FollowSign(token);
                break;
        }
    }

    private void FollowSign(in Token token)
    {
        ref var frame = ref frames[depth];
        switch (text[token.Start])
        {
            case '.' or '@':
                ExpectOperator();
                return;
            case ';':
                frame.Conditionals = 0;
                frame.OpenClasses = 0;
                EndMember(FrameKind.Class);
                operandExpected = true;
                statementStart = IsStatements;
                return;
            case ',':
                EndMember(FrameKind.Object);
                break;
            case ':' when !frame.AtKey && frame.Conditionals > 0:
                frame.Conditionals--;
                break;
            case ':' when IsStatements:
                ExpectStatement(); // behind a label, or "case x:"
                return;
            case ':' or '=':
                frame.AtKey = false;
                break;
            case '?':
                frame.Conditionals++;
                break;
            case '*' when pendingHead is { } head:
                pendingHead = head with { Traits = head.Traits | FunctionTraits.Generator };
                return;
            case '*' when frame.AtKey:
                BeginMember(token);
                frame.MemberTraits |= FunctionTraits.Generator;
                return;
        }

        ExpectOperand();
    }

    private void EndMember(FrameKind kind)
    {
        ref var frame = ref frames[depth];
        if (frame.Kind == kind)
        {
            frame.AtKey = true;
            frame.MemberStart = -1;
        }
    }

    private void FollowLong(in Token token)
    {
        switch (text.AsSpan(token.Start, token.Length))
        {
            case "?.":
                ExpectOperator();
                return;
            case "++" or "--":
                operandExpected |= token.AfterNewline; // else the sign stands before or behind its operand
                statementStart = false;
                return;
            case "=>":
                BeginArrow();
                break;
            case "...":
                frames[depth].AtKey = false;
                break;
        }

        ExpectOperand();
    }

    private void OpenParentheses(in Token token)
    {
        ref var outer = ref frames[depth];
        var frame = new Frame { Kind = FrameKind.Parentheses, Behind = pendingParentheses, IsForHead = pendingFor };
        if (pendingHead is { } head)
        {
            frame.Head = head;
            frame.Behind = Behind.FunctionBody;
        }
        else if (outer.AtKey)
        {
            frame.Head = MethodHead(token);
            frame.Behind = Behind.FunctionBody;
        }
        else if (pendingParentheses == Behind.Operator)
        {
            frame.Head = ArrowHead(token);
        }

        pendingHead = null;
        pendingParentheses = Behind.Operator;
        pendingFor = false;
        Push(frame, token);
        ExpectOperand();
    }

    private FunctionHead MethodHead(in Token parenthesis)
    {
        var start = frames[depth].MemberStart;
        var isName = before1.Kind is TokenKind.Word or TokenKind.String or TokenKind.PrivateName or TokenKind.Number;
        return new(start < 0 ? parenthesis.Start : start, isName ? before1 : default, frames[depth].MemberTraits);
    }

    // Parentheses that may turn out to be the parameters of an arrow function.
    private FunctionHead ArrowHead(in Token parenthesis)
    {
        var isAsync = before1.Is(text, "async") && !parenthesis.AfterNewline && !before2.Is(text, '.');
        var name = isAsync ? AssignedName(before2, before3) : AssignedName(before1, before2);
        return new(
            isAsync ? before1.Start : parenthesis.Start,
            name,
            FunctionTraits.Arrow | (isAsync ? FunctionTraits.Async : 0));
    }

    private void BeginArrow()
    {
        if (before1.Is(text, ')'))
        {
            pendingArrow = closed.Head;
            return;
        }

        var isAsync = before2.Is(text, "async") && !before1.AfterNewline;
        var name = isAsync ? AssignedName(before3, before4) : AssignedName(before2, before3);
        pendingArrow = new(
            isAsync ? before2.Start : before1.Start,
            name,
            FunctionTraits.Arrow | (isAsync ? FunctionTraits.Async : 0));
    }

    private void OpenBrackets(in Token token)
    {
        if (frames[depth].AtKey)
        {
            BeginMember(token);
        }

        Push(new Frame { Kind = FrameKind.Brackets }, token);
        ExpectOperand();
    }

    private void CloseParentheses(in Token token)
    {
        if (!Pop(token, frames[depth].Kind == FrameKind.Parentheses))
        {
            return;
        }

        closed = frames[depth + 1];
        if (closed.Behind == Behind.Statement)
        {
            ExpectStatement();
        }
        else
        {
            ExpectOperator();
        }
    }
}
