using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <content>Quotes and expansions inside words.</content>
internal sealed partial class ShellReader
{
    /// <summary>Passes over the next stretch of the innermost thing that is open in the word.</summary>
    /// <returns>False where a substitution or an error interrupts the word.</returns>
    private bool ScanQuoting()
    {
        var open = word.Open.Peek();
        var length = text.AsSpan(at).IndexOfAny(open.Kind switch
        {
            QuotingKind.Double => ShellText.SpecialInDoubleQuotes,
            QuotingKind.Braces or QuotingKind.BracesInDouble => ShellText.SpecialInBraces,
            QuotingKind.Arithmetic => ShellText.SpecialInArithmetic,
            _ => ShellText.SpecialInParentheses,
        });
        if (length < 0)
        {
            Fail(open.Start, open.Kind == QuotingKind.Double ? "the quote is never closed" : "what begins here is never closed");
            return false;
        }

        at += length;
        return text[at] switch
        {
            '"' when open.Kind == QuotingKind.Double => Close(),
            '}' => Close(),
            ')' => CloseParenthesis(open),
            '(' => OpenInner(open.Kind == QuotingKind.Array ? QuotingKind.Pattern : open.Kind),
            '\'' when open.Kind == QuotingKind.BracesInDouble => Pass(),
            '#' => SkipCommentInArray(open.Kind),
            '\n' => open.Kind == QuotingKind.Array ? Pass() : FailInPattern(open.Start),
            _ => ScanMark(),
        };
    }

    private bool Pass()
    {
        at++;
        return true;
    }

    private bool Close()
    {
        word.Open.Pop();
        return Pass();
    }

    private bool OpenInner(QuotingKind kind)
    {
        Open(kind, 1);
        return true;
    }

    private bool CloseParenthesis(OpenQuoting open)
    {
        Close();
        if (open.Kind == QuotingKind.Arithmetic && --word.ArithmeticDepth == 0)
        {
            TouchAssigned(open.Start, at);
        }

        return true;
    }

    private bool SkipCommentInArray(QuotingKind kind)
    {
        if (kind == QuotingKind.Array && text[at - 1] is ' ' or '\t' or '\n' or '(')
        {
            SkipComment();
            return true;
        }

        return Pass();
    }

    private bool FailInPattern(int start)
    {
        Fail(start, "the parenthesis is not closed on its line");
        return false;
    }

    private bool ScanDollar()
    {
        var isInDouble = word.Open.Count > 0 && word.Open.Peek().Kind is QuotingKind.Double or QuotingKind.BracesInDouble;
        var next = SkipContinuations(at + 1);
        var c = CharAt(next);
        if (next == text.Length || !IsExpansion(c, isInDouble))
        {
            at = next;
            return true;
        }

        word.Traits |= WordTraits.Dynamic;
        switch (c)
        {
            case '(' when CharAt(next + 1) == '(':
                at = next;
                Open(QuotingKind.Arithmetic, 1);
                Open(QuotingKind.Arithmetic, 1);
                return true;
            case '(':
                return Suspend(next + 1);
            case '{':
                at = next;
                OpenParameter(isInDouble);
                return true;
            case '\'':
                // bash reads escapes in here, dash reads a dollar sign and a plain quoted text.
                return SkipTo('\'', next + 1, WordTraits.Quoted, escapes: true);
            default:
                at = c == '"' ? next : next + 1;
                return true;
        }
    }

    private static bool IsExpansion(char c, bool isInDouble) =>
        c is '(' or '{' or '[' or '@' or '*' or '#' or '?' or '-' or '$' or '!' || VariableName.Continues(c)
        || (c is '\'' or '"' && !isInDouble);

    private void OpenParameter(bool isInDouble)
    {
        var isPattern = CharAt(TouchParameter(at + 1)) is '#' or '%' or '/' or '^' or ',';
        var isApostrophePlain = isInDouble && !isPattern && dialect != ShellDialect.Bash;
        var kind = isApostrophePlain ? QuotingKind.BracesInDouble : QuotingKind.Braces;
        Open(kind, CharAt(at + 1) is '#' && CharAt(at + 2) != '}' ? 2 : 1);
    }

    /// <summary>Looks at what stands behind <c>${</c>; <c>${NAME:=word}</c> gives the variable a value.</summary>
    /// <returns>Where the operator stands, behind the colon if there is one.</returns>
    private int TouchParameter(int start)
    {
        var name = start + (CharAt(start) is '#' or '!' && CharAt(start + 1) != '}' ? 1 : 0);
        var end = name;
        while (end < text.Length && VariableName.Continues(text[end]))
        {
            end++;
        }

        var operatorAt = CharAt(end) == ':' ? end + 1 : end;
        if (CharAt(operatorAt) == '=' && end > name)
        {
            TouchByExpansion(text[name..end]);
        }

        return operatorAt;
    }

    /// <summary>Marks the variables that an arithmetic expression assigns.</summary>
    private void TouchAssigned(int start, int end)
    {
        for (var i = start; i < end && Effective != Gate.Skips; i++)
        {
            var name = i;
            while (i < end && VariableName.Continues(text[i]))
            {
                i++;
            }

            if (i > name && ShellText.StartsName(text[name]) && IsAssignedIn(name, i))
            {
                TouchByExpansion(text[name..i]);
            }
        }
    }

    private bool IsAssignedIn(int name, int end)
    {
        if (name > 1 && text.AsSpan(name - 2, 2) is "++" or "--")
        {
            return true;
        }

        var rest = text.AsSpan(end).TrimStart(" \t\n");
        var signs = rest.IndexOfAnyExcept(ShellText.ArithmeticSigns);
        return (rest.Length > 1 && rest[..2] is "++" or "--")
            || (signs is 0 or 1 or 2 && rest[signs] == '=' && (rest.Length == signs + 1 || rest[signs + 1] != '=')
                && !(signs == 1 && rest[0] is '<' or '>'));
    }

    private void TouchByExpansion(string name)
    {
        Add(new(EffectKind.Touch, name, IsCertain: false));
        (top.Expanded ??= []).Add(name);
    }

    /// <summary>Expansions happen among the assignments of their command, before or after them: here both.</summary>
    private void TouchExpandedAgain()
    {
        foreach (var name in top.Expanded ?? [])
        {
            Add(new(EffectKind.Touch, name, IsCertain: false));
        }

        top.Expanded = null;
    }

    /// <summary>Leaves the word for the commands inside it.</summary>
    /// <returns>False: the word is not finished.</returns>
    private bool Suspend(int commands)
    {
        word.Traits |= WordTraits.Dynamic | WordTraits.Substitutes;
        Push(FrameKind.Substitution, at, outer: word);
        (top.OuterHereDocument, firstHereDocument) = (firstHereDocument, hereDocuments.Count);
        word = new();
        at = commands;
        return false;
    }
}
