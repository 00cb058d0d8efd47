using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Words in their place: keywords, names and patterns of compound commands, words of simple ones.</content>
internal sealed partial class ShellReader
{
    private void Accept(ShellWord accepted)
    {
        if (IsDescriptor(accepted))
        {
            top.CommandStart = top.CommandStart < 0 ? accepted.Span.Start : top.CommandStart;
        }
        else if (top.Redirection.Length > 0)
        {
            AcceptRedirectionTarget(accepted);
        }
        else if (top.Expect == Expect.Separator)
        {
            AcceptBehindCompound(accepted);
        }
        else if (top.Expect == Expect.Command)
        {
            AcceptInCommand(accepted);
        }
        else
        {
            AcceptInHeader(accepted);
        }
    }

    /// <summary>Digits or <c>{name}</c> directly before a redirection say which descriptor is redirected.</summary>
    private bool IsDescriptor(ShellWord accepted)
    {
        if (CharAt(at) is not ('<' or '>') || top.Expect is not (Expect.Command or Expect.Separator))
        {
            return false;
        }

        var span = text.AsSpan(accepted.Span.Start, accepted.Span.Length);
        return span.IndexOfAnyExceptInRange('0', '9') < 0 || (span.Length > 2 && span[0] == '{' && span[^1] == '}' && VariableName.IsPosix(span[1..^1]));
    }

    private string KeywordIn(ShellWord accepted)
    {
        if (accepted.Traits == WordTraits.None)
        {
            return accepted.Span.Length > 8 ? "" : Keywords.Lookup.TryGetValue(text.AsSpan(accepted.Span.Start, accepted.Span.Length), out var keyword) ? keyword : "";
        }

        return accepted.Traits == WordTraits.Continued && Keywords.Names.Contains(accepted.Literal(text)!) ? accepted.Literal(text)! : "";
    }

    private void AcceptInCommand(ShellWord accepted)
    {
        var isFirst = words.Count == top.WordBase && !top.HasRedirection;
        if (isFirst && text[accepted.Span.Start] == '(')
        {
            (top.Expect, top.CommandStatus) = (Expect.Separator, ExitStatus.Unknown);
            return;
        }

        var keyword = isFirst || isZsh ? KeywordIn(accepted) : "";
        if (isFirst ? keyword.Length > 0 && AcceptKeyword(keyword, accepted.Span) : keyword == "}" && ClosesZshGroup())
        {
            return;
        }

        top.CommandStart = top.CommandStart < 0 ? accepted.Span.Start : top.CommandStart;
        words.Add(accepted);
    }

    /// <summary>zsh closes a group with a brace anywhere.</summary>
    private bool ClosesZshGroup()
    {
        if (groups == 0)
        {
            return false;
        }

        FinishCommands();
        EndList(isBackground: false);
        return AcceptKeyword("}", default);
    }

    private void AcceptBehindCompound(ShellWord accepted)
    {
        var keyword = KeywordIn(accepted);
        if (keyword is "then" or "do" or "done" or "fi" or "esac" or "}" or "elif" or "else")
        {
            FinishCommands();
            EndList(isBackground: false);
            if (AcceptKeyword(keyword, accepted.Span))
            {
                return;
            }
        }

        Fail(accepted.Span.Start, "a word stands behind the end of a compound command");
    }

    /// <summary>Takes a word where a command begins.</summary>
    /// <returns>False where it is an ordinary word there.</returns>
    private bool AcceptKeyword(string keyword, TextSpan span)
    {
        switch (keyword)
        {
            case "if" or "while" or "until" or "{" or "for" or "select" or "case":
                OpenCompound(keyword, span.Start);
                return true;
            case "then" or "elif" or "else" or "do":
                Continue(keyword, span.Start);
                return true;
            case "fi" or "done" or "esac" or "}":
                CloseCompound(keyword, span.Start);
                return true;
            case "!" when top.IsPipeline:
                Fail(span.Start, "'!' stands where none can be");
                return true;
            case "!":
                (top.IsNegated, top.WantsCommand) = (!top.IsNegated, true);
                return true;
            case "[[":
                top.Expect = Expect.TestEnd;
                return true;
            case "function":
                top.Expect = Expect.FunctionName;
                return true;
            case "coproc":
                top.IsPipeline = true;
                return true;
            default:
                return keyword == "time";
        }
    }

    private void OpenCompound(string keyword, int start)
    {
        if (keyword == "{" && top is { Kind: FrameKind.Loop, Expect: Expect.LoopDo })
        {
            BeginBody();
            top.ClosesWithBrace = true;
            return;
        }

        Push(keyword switch { "if" => FrameKind.If, "{" => FrameKind.Group, "case" => FrameKind.Case, _ => FrameKind.Loop }, start);
        top.Expect = keyword switch
        {
            "for" or "select" => Expect.LoopName,
            "case" => Expect.CaseWord,
            _ => Expect.Command,
        };
    }

    private void Continue(string keyword, int start)
    {
        var isPlace = IsComplete && keyword switch
        {
            "do" => top is { Kind: FrameKind.Loop, IsBody: false },
            "then" => top is { Kind: FrameKind.If, IsBody: false },
            _ => top is { Kind: FrameKind.If, IsBody: true, HasElse: false },
        };
        if (!isPlace)
        {
            Fail(start, $"'{keyword}' stands where none can be");
            return;
        }

        BeginBody();
        (top.IsBody, top.HasElse) = (keyword != "elif", keyword == "else");
    }

    private void CloseCompound(string keyword, int start)
    {
        var isOpen = IsComplete && top is { Expect: Expect.Command, IsBody: true } && keyword switch
        {
            "fi" => top.Kind == FrameKind.If,
            "done" => top is { Kind: FrameKind.Loop, ClosesWithBrace: false },
            "esac" => top.Kind == FrameKind.Case,
            _ => top.Kind == FrameKind.Group || top.ClosesWithBrace,
        };
        if (isOpen)
        {
            Pop();
        }
        else
        {
            Fail(start, $"'{keyword}' closes nothing here");
        }
    }

    /// <summary>Takes a word of <c>case ... in</c>, <c>for ... in</c>, <c>[[ ... ]]</c> and <c>function</c>.</summary>
    private void AcceptInHeader(ShellWord accepted)
    {
        var keyword = KeywordIn(accepted);
        switch (top.Expect)
        {
            case Expect.CaseWord:
                top.Expect = Expect.CaseIn;
                break;
            case Expect.CaseIn when keyword == "in":
                (top.Expect, top.HasPattern) = (Expect.Pattern, false);
                break;
            case Expect.Pattern when !top.HasPattern && keyword == "esac":
                Pop();
                break;
            case Expect.Pattern:
                top.HasPattern = true;
                break;
            case Expect.LoopName:
                AcceptLoopName(accepted);
                break;
            case Expect.LoopIn or Expect.LoopDo when keyword == "in":
                top.Expect = Expect.LoopWords;
                break;
            case Expect.LoopIn or Expect.LoopDo when keyword == "do":
                BeginBody();
                break;
            case Expect.LoopDo when keyword == "{":
                OpenCompound(keyword, accepted.Span.Start);
                break;
            case Expect.LoopWords:
                break;
            case Expect.TestEnd:
                (top.Expect, top.CommandStatus) = keyword == "]]" ? (Expect.Separator, ExitStatus.Unknown) : (Expect.TestEnd, top.CommandStatus);
                break;
            case Expect.FunctionName:
                top.Expect = Expect.Command;
                Push(FrameKind.Function, accepted.Span.Start, accepted.Literal(text) ?? "?");
                break;
            default:
                Fail(accepted.Span.Start, "a word stands where none can be");
                break;
        }
    }

    private void AcceptLoopName(ShellWord accepted)
    {
        if (text[accepted.Span.Start] == '(')
        {
            top.Expect = Expect.LoopDo;
            return;
        }

        top.Expect = Expect.LoopIn;
        if (accepted.Literal(text) is { } name && VariableName.IsPosix(name))
        {
            Add(new(EffectKind.Touch, name, IsCertain: false));
        }
    }
}
