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
        return span.IndexOfAnyExceptInRange('0', '9') < 0
            || (span.Length > 2 && span[0] == '{' && span[^1] == '}' && VariableName.IsPosix(span[1..^1]));
    }

    private string KeywordIn(ShellWord accepted)
    {
        if (accepted.Traits == WordTraits.None)
        {
            var span = text.AsSpan(accepted.Span.Start, accepted.Span.Length);
            return span.Length <= 8 && Keywords.Lookup.TryGetValue(span, out var keyword) ? keyword : "";
        }

        var joined = accepted.Traits == WordTraits.Continued ? accepted.Literal(text)! : "";
        return Keywords.Names.Contains(joined) ? joined : "";
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
}
