using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <content>Expansions inside words, some of which assign.</content>
internal sealed partial class ShellParser
{
    /// <summary>Variables that expansions of the current command assign.</summary>
    private readonly List<string> expanded = [];

    private void ReadDollar(bool isInDouble)
    {
        var next = SkipContinuations(at + 1);
        var c = CharAt(next);
        if (next >= text.Length || !IsExpansion(c, isInDouble))
        {
            at = next;
            return;
        }

        traits |= WordTraits.Dynamic;
        switch (c)
        {
            case '(' when CharAt(next + 1) == '(':
                at = next;
                ReadArithmetic();
                break;
            case '(':
                ReadSubstitution(next + 1);
                break;
            case '{':
                at = next;
                ReadParameter(isInDouble);
                break;
            case '\'':
                // bash reads escapes in here, dash reads a dollar sign and a plain quoted text.
                SkipTo('\'', next + 1, WordTraits.Quoted, escapes: true);
                break;
            default:
                at = c == '"' ? next : next + 1;
                break;
        }
    }

    private static bool IsExpansion(char c, bool isInDouble) =>
        c is '(' or '{' or '[' or '@' or '*' or '#' or '?' or '-' or '$' or '!' || VariableName.Continues(c)
        || (c is '\'' or '"' && !isInDouble);

    /// <summary>Reads <c>${...}</c>. In double quotes an apostrophe in it is plain, but for patterns and for bash.</summary>
    private void ReadParameter(bool isInDouble)
    {
        var start = at;
        var isPattern = CharAt(TouchParameter(at + 1)) is '#' or '%' or '/' or '^' or ',';
        var isPlain = isInDouble && !isPattern && dialect != ShellDialect.Bash;
        at += CharAt(at + 1) is '#' && CharAt(at + 2) != '}' ? 2 : 1;
        if (++depth > Deepest)
        {
            Fail(at, "it is nested too deeply");
        }

        while (Seek(ShellText.SpecialInBraces, start, "what begins here is never closed") && text[at] != '}')
        {
            if (text[at] == '\'' && isPlain)
            {
                at++;
            }
            else
            {
                ReadMark(isPlain);
            }
        }

        at = Math.Min(at + 1, text.Length);
        depth--;
    }

    /// <summary>Reads commands inside a word, which run in a process of their own.</summary>
    private void ReadSubstitution(int commands)
    {
        var (start, outer, outerBlock, outerDocuments, outerTest) = (at, gate, block, hereDocuments, isTest);
        traits |= WordTraits.Dynamic | WordTraits.Substitutes;
        at = commands;
        if (++depth > Deepest)
        {
            Fail(at, "it is nested too deeply");
        }

        (gate, hereDocuments, isTest) = (Gate.Elsewhere, [], false);
        ReadList(isBody: false);
        Close(")", start);
        (gate, block, hereDocuments, isTest) = (outer, outerBlock, outerDocuments, outerTest);
        depth--;
    }

    /// <summary>Reads <c>((...))</c>.</summary>
    private void ReadArithmetic()
    {
        var (start, open) = (at, 0);
        while (Seek(ShellText.SpecialInArithmetic, start, "what begins here is never closed"))
        {
            if (text[at] is not ('(' or ')'))
            {
                ReadMark(isInDouble: false);
                continue;
            }

            open += text[at++] == '(' ? 1 : -1;
            if (open == 0)
            {
                TouchAssigned(start, at);
                return;
            }
        }
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
        for (var i = start; i < end; i++)
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
        if (gate != Gate.Elsewhere)
        {
            expanded.Add(name);
        }
    }

    /// <summary>Expansions happen among the assignments of their command, in an order that shells differ in: here behind them.</summary>
    private void FlushExpanded()
    {
        if (gate != Gate.Elsewhere)
        {
            expanded.ForEach(name => Add(new(EffectKind.Touch, name, IsCertain: false)));
            expanded.Clear();
        }
    }
}
