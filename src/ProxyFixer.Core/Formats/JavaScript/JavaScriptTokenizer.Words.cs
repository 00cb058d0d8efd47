namespace ProxyFixer.Formats.JavaScript;

/// <content>What a word makes of the place.</content>
internal sealed partial class JavaScriptTokenizer
{
    private void FollowWord(in Token token)
    {
        var afterDot = before1.Kind == TokenKind.Punctuator && text[before1.End - 1] == '.' && before1.Length < 3;
        if (afterDot || pendingHead is not null)
        {
            NamePendingFunction(token, afterDot);
            ExpectOperator();
            return;
        }

        var word = text.AsSpan(token.Start, token.Length);
        if (word is not ("in" or "instanceof"))
        {
            BeginMemberOnNewLine(token);
        }

        if (frames[depth].AtKey)
        {
            BeginMember(token);
            ExpectOperator();
            return;
        }

        if (token.AfterNewline && !operandExpected && IsStatements && word is not ("in" or "instanceof"))
        {
            statementStart = true; // the semicolon before it was left out
        }

        if (word[0] is < 'a' or > 'y' || !FollowKeyword(token, word))
        {
            ExpectOperator();
        }
    }

    private void NamePendingFunction(in Token token, bool afterDot)
    {
        if (!afterDot && pendingHead is { Name.Kind: TokenKind.EndOfFile or TokenKind.Word } head)
        {
            pendingHead = head with { Name = token };
        }
    }

    // True where the word is more than a name.
    private bool FollowKeyword(in Token token, ReadOnlySpan<char> word)
    {
        switch (word)
        {
            case "function":
                BeginFunction(token);
                ExpectOperator();
                return true;
            case "class":
                BeginClass();
                ExpectOperator();
                return true;
            case "if" or "while" or "with" or "catch" or "for":
                pendingParentheses = Behind.Statement;
                pendingFor = word is "for";
                operandExpected = true;
                statementStart = word is "catch";
                return true;
            case "switch":
                pendingParentheses = Behind.Switch;
                ExpectOperand();
                return true;
            case "else" or "do" or "try" or "finally" or "export":
                ExpectStatement();
                return true;
            case "return" or "throw" or "break" or "continue" or "debugger" or "case" or "default" or "typeof" or "void" or "delete"
                or "new" or "in" or "instanceof" or "extends" or "var" or "const":
                ExpectOperand();
                return true;
            default:
                return FollowContextual(word);
        }
    }

    private bool FollowContextual(ReadOnlySpan<char> word)
    {
        var isOperator = word switch
        {
            "let" => statementStart || before1.Is(text, '('),
            "of" => frames[depth].IsForHead && !operandExpected,
            "await" => !isScript || HasTrait(FunctionTraits.Async),
            "yield" => HasTrait(FunctionTraits.Generator),
            _ => false,
        };
        if (word is "async")
        {
            asyncBeginsStatement = statementStart || before1.Is(text, "default");
        }

        if (isOperator)
        {
            ExpectOperand();
        }

        return isOperator;
    }

    private bool HasTrait(FunctionTraits trait)
    {
        var function = frames[depth].Function;
        return function >= 0 && frames[function].Head.Traits.HasFlag(trait);
    }

    private void BeginFunction(in Token token)
    {
        var isAsync = before1.Is(text, "async") && !token.AfterNewline && !before2.Is(text, '.');
        var before = isAsync ? before2 : before1;
        var isDeclaration = isAsync ? asyncBeginsStatement : statementStart || before1.Is(text, "default");
        pendingHead = new(
            isAsync ? before1.Start : token.Start,
            isDeclaration ? default : AssignedName(before, isAsync ? before3 : before2),
            (isAsync ? FunctionTraits.Async : 0) | (isDeclaration ? FunctionTraits.Declaration : 0));
    }

    // "name = function" and "name: function" name it.
    private Token AssignedName(in Token sign, in Token name) =>
        (sign.Is(text, '=') || sign.Is(text, ':')) && name.Kind is TokenKind.Word or TokenKind.String or TokenKind.PrivateName
            ? name
            : default;

    private void BeginClass()
    {
        ref var frame = ref frames[depth];
        if (frame.OpenClasses++ == 0)
        {
            frame.ClassIsDeclaration = statementStart || before1.Is(text, "default");
        }
    }
}
