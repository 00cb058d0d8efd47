namespace ProxyFixer.Formats.Shell;

/// <content>Operators and line ends.</content>
internal sealed partial class ShellReader
{
    private void ReadOperator()
    {
        if (top.Expect == Expect.TestEnd && text[at] is not '\n')
        {
            at++;
            return;
        }

        switch (text[at])
        {
            case '\n':
                ReadNewline();
                break;
            case ';':
                ReadSemicolon();
                break;
            case '&' when CharAt(at + 1) == '>':
                ReadRedirection(CharAt(at + 2) == '>' ? "&>>" : "&>");
                break;
            case '&' or '|':
                ReadAmpersandOrBar();
                break;
            case '(':
                ReadOpening();
                break;
            case ')':
                ReadClosing();
                break;
            default:
                ReadRedirection(RedirectionAt());
                break;
        }
    }

    private void ReadNewline()
    {
        switch (top.Expect)
        {
            case Expect.TestEnd or Expect.CaseIn or Expect.Pattern or Expect.LoopDo:
                break;
            case Expect.LoopIn or Expect.LoopWords:
                top.Expect = Expect.LoopDo;
                break;
            case Expect.CaseWord or Expect.LoopName or Expect.FunctionName:
                Fail(at, "the line ends in the middle of a command");
                return;
            default:
                if (FinishCommands() || !(top.WantsCommand || top.Kind == FrameKind.Function))
                {
                    EndList(isBackground: false);
                }

                break;
        }

        at = Math.Min(at + 1, text.Length);
        ReadHereDocuments();
        newlineEnd = at;
        if (!isDone)
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        if (top is { Kind: FrameKind.File, WantsCommand: false, Expect: Expect.Command })
        {
            for (var i = lineLog; i < log.Count; i++)
            {
                isDone |= log[i] is { Kind: EffectKind.Return or EffectKind.Exit, IsCertain: true };
            }

            (lineStart, lineLog) = (at, log.Count);
        }

        if (!isDone)
        {
            AddSlot();
        }
    }

    private void ReadSemicolon()
    {
        if (top.Expect is Expect.LoopIn or Expect.LoopWords or Expect.LoopDo)
        {
            top.Expect = Expect.LoopDo;
            at++;
            return;
        }

        var next = CharAt(SkipContinuations(at + 1));
        var isCaseEnd = next is ';' or '&' || (isZsh && next == '|');
        var hadCommand = FinishCommands();
        if (isCaseEnd && top is { Kind: FrameKind.Case, Expect: Expect.Command })
        {
            EndList(isBackground: false);
            (top.Expect, top.HasPattern) = (Expect.Pattern, false);
            at = SkipContinuations(at + 1) + 1;
            at += next == ';' && CharAt(at) == '&' ? 1 : 0;
        }
        else if (isCaseEnd || top.Expect != Expect.Command || (!hadCommand && !isZsh))
        {
            Fail(at, "a semicolon stands where a command is missing");
        }
        else
        {
            EndList(isBackground: false);
            at++;
        }
    }

    private void ReadAmpersandOrBar()
    {
        var c = text[at];
        if (c == '|' && top.Expect == Expect.Pattern)
        {
            at++;
            return;
        }

        if (!FinishCommands() || top.Expect != Expect.Command)
        {
            Fail(at, "an operator stands where a command is missing");
            return;
        }

        var second = SkipContinuations(at + 1);
        if (CharAt(second) == c)
        {
            at = second + 1;
            ReadAndOr(isAnd: c == '&');
        }
        else if (c == '|')
        {
            at = CharAt(second) == '&' ? second + 1 : at + 1;
            log.CutTo(top.PipelineLog);
            (top.IsPipeline, top.WantsCommand) = (true, true);
        }
        else
        {
            at++;
            EndList(isBackground: true);
        }
    }

    private void ReadAndOr(bool isAnd)
    {
        EndPipeline();
        top.Gate = top.Status switch
        {
            ExitStatus.Unknown => Gate.MayRun,
            ExitStatus.Success => isAnd ? Gate.Runs : Gate.Skips,
            _ => isAnd ? Gate.Skips : Gate.Runs,
        };
        top.WantsCommand = true;
    }

    private void ReadOpening()
    {
        var isAtCommand = top.Expect == Expect.Command && words.Count == top.WordBase && !top.HasRedirection;
        if (CharAt(at + 1) == '(' && (isAtCommand || top.Expect == Expect.LoopName))
        {
            BeginWord();
            Open(QuotingKind.Arithmetic, 1);
            Open(QuotingKind.Arithmetic, 1);
            ReadWord();
        }
        else if (top is { Expect: Expect.Pattern, HasPattern: false })
        {
            at++;
        }
        else if (isAtCommand || words.Count == top.WordBase + 1)
        {
            ReadFunctionOrSubshell(isAtCommand);
        }
        else
        {
            Fail(at, "a parenthesis stands where none can be");
        }
    }

    private void ReadFunctionOrSubshell(bool isAtCommand)
    {
        var closing = at + 1;
        while (closing < text.Length && text[closing] is ' ' or '\t')
        {
            closing++;
        }

        if (isAtCommand && CharAt(closing) != ')')
        {
            Push(FrameKind.Subshell, at);
            at++;
        }
        else if (isAtCommand && top.Kind == FrameKind.Function)
        {
            at = closing + 1;
        }
        else if (CharAt(closing) == ')' && top.Expect == Expect.Command && (!isAtCommand || isZsh))
        {
            var name = isAtCommand ? "" : words[^1].Literal(text) ?? "?";
            words.RemoveRange(top.WordBase, words.Count - top.WordBase);
            Push(FrameKind.Function, at, name);
            at = closing + 1;
        }
        else
        {
            Fail(at, "a parenthesis stands where none can be");
        }
    }

    private void ReadClosing()
    {
        if (top is { Expect: Expect.Pattern, HasPattern: true })
        {
            BeginBody();
            at++;
            return;
        }

        FinishCommands();
        if (top.Kind is not (FrameKind.Subshell or FrameKind.Substitution) || top.Expect != Expect.Command || !IsComplete)
        {
            Fail(at, "a parenthesis is closed that was never opened");
            return;
        }

        EndList(isBackground: false);
        var isWord = top.Kind == FrameKind.Substitution;
        Pop();
        at++;
        if (isWord)
        {
            ReadWord();
        }
    }
}
