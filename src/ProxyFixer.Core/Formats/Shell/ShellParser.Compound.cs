namespace ProxyFixer.Formats.Shell;

/// <content>Compound commands: where their lists of commands begin and end.</content>
internal sealed partial class ShellParser
{
    private int keywordEnd;

    /// <summary>How many groups are open that zsh closes with a brace anywhere.</summary>
    private int groups;

    /// <summary>Loops that are open.</summary>
    private int loops;

    /// <summary>Names that <c>local</c> keeps inside the function that is read; null outside of functions.</summary>
    private HashSet<string>? locals;

    /// <summary>The function that is read; null outside of functions.</summary>
    private string? function;

    /// <summary>Looks at the word here; <see cref="keywordEnd"/> is then behind it.</summary>
    /// <returns>The word where it may be a reserved one, else an empty text.</returns>
    private string PeekKeyword()
    {
        Span<char> letters = stackalloc char[8];
        var length = 0;
        for (keywordEnd = SkipContinuations(at); keywordEnd < text.Length && !ShellText.EndsWord(text[keywordEnd]); keywordEnd = SkipContinuations(keywordEnd + 1))
        {
            if (length == letters.Length || text[keywordEnd] is not ((>= 'a' and <= 'z') or '{' or '}' or '[' or ']' or '!'))
            {
                return "";
            }

            letters[length++] = text[keywordEnd];
        }

        return letters[..length].ToString();
    }

    /// <summary>Reads one command with its redirections.</summary>
    /// <returns>True where it cannot fail.</returns>
    private bool ReadCommand()
    {
        SkipBlanks();
        if (at >= text.Length)
        {
            Fail(at, "a command is missing at the end of the file");
        }

        if (depth >= Deepest)
        {
            Fail(at, "it is nested too deeply");
        }

        var isSure = !ReadCompound() && ReadSimple();
        FlushExpanded();
        return isSure;
    }

    private bool ReadCompound()
    {
        var (start, keyword, outer, outerBlock) = (at, PeekKeyword(), gate, block);
        if (!IsCompound(start, keyword))
        {
            return false;
        }

        at = keyword.Length > 0 ? keywordEnd : at;
        (gate, depth) = (Weaker(gate), depth + 1);
        ReadCompound(start, keyword);
        (gate, block, depth) = (outer, outerBlock, depth - 1);
        ReadRedirections();
        return true;
    }

    private bool IsCompound(int start, string keyword) =>
        keyword is "{" or "if" or "while" or "until" or "for" or "select" or "case" or "[[" or "function" or "coproc" || CharAt(start) == '(';

    private void ReadCompound(int start, string keyword)
    {
        switch (keyword)
        {
            case "{":
                ReadGroup(start);
                break;
            case "if":
                ReadIf(start);
                break;
            case "while" or "until":
                ReadLoop(() => ReadBody(start, isBody: false), start);
                break;
            case "for" or "select":
                ReadLoop(ReadForHeader, start);
                break;
            case "case":
                ReadCase(start);
                break;
            case "[[":
                ReadTest(start);
                break;
            case "function":
                ReadNamedFunction(start);
                break;
            case "coproc":
                gate = Gate.Elsewhere;
                ReadCommand();
                break;
            case "" when CharAt(at + 1) == '(':
                ReadArithmetic();
                break;
            case "" when isZsh && BehindParentheses() > 0:
                at = BehindParentheses();
                ReadCommand();
                break;
            default:
                gate = Gate.Elsewhere;
                at++;
                ReadBody(start);
                Close(")", start);
                break;
        }
    }

    private void ReadBody(int start, bool isBody = true, bool mayBeEmpty = false)
    {
        block = ++blocks;
        if (!ReadList(isBody) && !mayBeEmpty && !isZsh && at < text.Length)
        {
            Fail(start, "a list of commands is empty");
        }
    }

    /// <summary>Goes behind the word or parenthesis that closes a list.</summary>
    private void Close(string closing, int start)
    {
        var isHere = closing == ")" ? CharAt(at) == ')' : PeekKeyword() == closing;
        if (isHere)
        {
            at = closing == ")" ? at + 1 : keywordEnd;
        }
        else if (at < text.Length)
        {
            Fail(at, $"'{closing}' is missing here");
        }
        else
        {
            Fail(start, closing switch
            {
                ")" => "the parenthesis is never closed",
                "}" => "the function or the group that begins here is never closed",
                "esac" => "'case' is never closed by 'esac'",
                "fi" or "then" => "'if' is never closed by 'fi'",
                _ => "the loop is never closed by 'done'",
            });
        }
    }

    private void ReadGroup(int start)
    {
        groups++;
        ReadBody(start);
        groups--;
        Close("}", start);
    }

    private void ReadIf(int start)
    {
        var keyword = "elif";
        while (keyword == "elif")
        {
            ReadBody(start, isBody: false);
            Close("then", start);
            ReadBody(start);
            keyword = PeekKeyword();
            at = keyword is "elif" or "else" ? keywordEnd : at;
        }

        if (keyword == "else")
        {
            ReadBody(start);
        }

        Close("fi", start);
    }

    /// <summary>Reads the next word of a header, if there is one on the line.</summary>
    private ShellWord? ReadHeaderWord()
    {
        SkipBlanks();
        return at < text.Length && text[at] != '#' && (!ShellText.EndsWord(text[at]) || IsProcessSubstitution()) ? ReadWord(isArgument: true) : null;
    }

    private void ReadCase(int start)
    {
        if (ReadHeaderWord() is null)
        {
            Fail(start, "a word is missing behind 'case'");
        }

        SkipLines(isPlace: false);
        if (PeekKeyword() != "in" && at < text.Length)
        {
            Fail(at, "'in' is missing here");
        }

        at = Math.Min(text.Length, Math.Max(at, keywordEnd));
        for (SkipLines(isPlace: false); at < text.Length && PeekKeyword() != "esac"; SkipLines(isPlace: false))
        {
            ReadBranch(start);
        }

        Close("esac", start);
    }

    private void ReadBranch(int start)
    {
        at += text[at] == '(' ? 1 : 0;
        do
        {
            at += CharAt(at) == '|' ? 1 : 0;
            if (ReadHeaderWord() is null)
            {
                Fail(at, "a pattern is missing here");
            }

            SkipBlanks();
        }
        while (CharAt(at) == '|');
        Close(")", start);
        ReadBody(start, mayBeEmpty: true);
        if (CharAt(at) == ';')
        {
            at = SkipContinuations(at + 1) + 1;
            at += CharAt(at) == '&' ? 1 : 0;
        }
        else if (PeekKeyword() != "esac")
        {
            Close("esac", start);
        }
    }

    private void ReadTest(int start)
    {
        isTest = true;
        for (SkipLines(isPlace: false); at < text.Length && PeekKeyword() != "]]"; SkipLines(isPlace: false))
        {
            if (ShellText.EndsWord(text[at]))
            {
                at++;
            }
            else
            {
                ReadWord(isArgument: true);
            }
        }

        isTest = false;
        if (at >= text.Length)
        {
            Fail(start, "'[[' is never closed");
        }

        at = Math.Min(keywordEnd, text.Length);
    }
}
