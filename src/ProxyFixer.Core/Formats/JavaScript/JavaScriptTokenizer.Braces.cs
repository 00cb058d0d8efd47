namespace ProxyFixer.Formats.JavaScript;

/// <content>What a brace opens, and what stands behind it when it closes.</content>
internal sealed partial class JavaScriptTokenizer
{
    // "=>" has just been read.
    private FunctionHead pendingArrow;

    private void OpenBrace(in Token token)
    {
        var afterArrow = before1.Kind == TokenKind.Punctuator && before1.Length == 2 && text.AsSpan(before1.Start, 2) is "=>";
        pendingHead = null;
        pendingParentheses = Behind.Operator;
        pendingFor = false;
        var closedHead = before1.Is(text, ')') ? closed.Behind : Behind.Operator;
        if (afterArrow)
        {
            OpenFunction(token, pendingArrow, Behind.Arrow);
        }
        else if (closedHead == Behind.FunctionBody)
        {
            var isDeclaration = closed.Head.Traits.HasFlag(FunctionTraits.Declaration);
            OpenFunction(token, closed.Head, isDeclaration ? Behind.Statement : Behind.Operator);
        }
        else if (frames[depth].AtKey && frames[depth].Kind == FrameKind.Class)
        {
            OpenFunction(token, new(token.Start, default, FunctionTraits.None), Behind.Operator); // static { }
        }
        else if (frames[depth].OpenClasses > 0 && !before1.Is(text, "extends"))
        {
            OpenClass(token);
        }
        else if (statementStart || !operandExpected || EndsStatement(token) || closedHead == Behind.Switch)
        {
            Push(new Frame { Kind = FrameKind.Block, Behind = Behind.Statement }, token);
            ExpectStatement();
        }
        else
        {
            Push(new Frame { Kind = FrameKind.Object, AtKey = true }, token);
            ExpectOperand();
        }
    }

    // "return" and a new line: an empty statement, then a block.
    private bool EndsStatement(in Token token) =>
        token.AfterNewline && (before1.Is(text, "return") || before1.Is(text, "break") || before1.Is(text, "continue"));

    private void OpenFunction(in Token token, FunctionHead head, Behind behind)
    {
        Push(new Frame { Kind = FrameKind.Function, Head = head, Behind = behind }, token);
        OpenedFunction = true;
        ExpectStatement();
    }

    private void OpenClass(in Token token)
    {
        ref var frame = ref frames[depth];
        frame.OpenClasses--;
        var isDeclaration = frame.OpenClasses == 0 && frame.ClassIsDeclaration;
        var inner = new Frame { Kind = FrameKind.Class, AtKey = true, Behind = isDeclaration ? Behind.Statement : Behind.Operator };
        Push(inner, token);
        ExpectOperand();
    }

    private void CloseBrace(in Token token)
    {
        var kind = frames[depth].Kind;
        if (!Pop(token, kind is FrameKind.Block or FrameKind.Object or FrameKind.Class or FrameKind.Function))
        {
            return;
        }

        ClosedFunction = kind == FrameKind.Function ? depth + 1 : -1;
        if (frames[depth].Kind == FrameKind.Class && frames[depth].AtKey)
        {
            EndMember(FrameKind.Class); // a method or a static block
            ExpectOperator();
        }
        else if (frames[depth + 1].Behind == Behind.Statement || (frames[depth + 1].Behind == Behind.Arrow && IsStatements))
        {
            ExpectStatement();
        }
        else
        {
            ExpectOperator();
        }
    }
}
