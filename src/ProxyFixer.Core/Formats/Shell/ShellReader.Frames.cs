namespace ProxyFixer.Formats.Shell;

/// <content>Lists of commands: what is open, and what runs.</content>
internal sealed partial class ShellReader
{
    /// <summary>How sure it is that what is read now runs in the shell that reads the file.</summary>
    private Gate Effective =>
        top.IsPipeline || top.Mode == Gate.Skips || top.Gate == Gate.Skips ? Gate.Skips
        : top.Mode == Gate.MayRun || top.Gate == Gate.MayRun ? Gate.MayRun
        : Gate.Runs;

    private void Push(FrameKind kind, int start, string name = "", WordInProgress? outer = null)
    {
        var isDetached = kind is FrameKind.Subshell or FrameKind.Substitution or FrameKind.Function;
        detached += isDetached ? 1 : 0;
        var effective = Effective;
        top = new(kind, start, ++blocks)
        {
            FunctionName = name,
            Outer = outer,
            FrameLog = log.Count,
            WordBase = words.Count,
            Mode = kind switch
            {
                FrameKind.Subshell or FrameKind.Substitution => Gate.Skips,
                FrameKind.Function when effective != Gate.Skips => Gate.Runs,
                FrameKind.If or FrameKind.Loop or FrameKind.Case when effective == Gate.Runs => Gate.MayRun,
                _ => effective,
            },
            ListLog = log.Count,
            PipelineLog = log.Count,
            IsBody = kind is not (FrameKind.If or FrameKind.Loop),
        };
        frames.Push(top);
        groups += kind == FrameKind.Group ? 1 : 0;
        loops += kind == FrameKind.Loop ? 1 : 0;
        if (kind == FrameKind.Function)
        {
            functions.Push(top);
        }
    }

    /// <summary>Begins the commands of a compound command; what its header did is not part of the first of them.</summary>
    private void BeginBody() =>
        (top.Expect, top.IsBody, top.HasCommand, top.ListLog, top.PipelineLog) = (Expect.Command, true, false, log.Count, log.Count);

    /// <summary>A list of commands must not be empty, but for zsh.</summary>
    private bool IsComplete => !top.WantsCommand && (top.HasCommand || isZsh || top.Kind is FrameKind.Case or FrameKind.Substitution);

    /// <summary>Closes the innermost frame; its command is then complete but for redirections.</summary>
    private void Pop()
    {
        var closed = frames.Pop();
        words.RemoveRange(closed.WordBase, words.Count - closed.WordBase);
        top = frames.Peek();
        detached -= closed.Kind is FrameKind.Subshell or FrameKind.Substitution or FrameKind.Function ? 1 : 0;
        groups -= closed.Kind == FrameKind.Group ? 1 : 0;
        loops -= closed.Kind == FrameKind.Loop ? 1 : 0;
        if (closed.Kind == FrameKind.Function)
        {
            functions.Pop();
            Define(closed);
        }
        else if (closed.Kind == FrameKind.Loop && loops == 0)
        {
            RepeatLoop(closed.FrameLog);
        }
        else if (closed.Kind is FrameKind.Subshell or FrameKind.Substitution)
        {
            log.CutTo(closed.FrameLog);
        }

        if (closed.Kind == FrameKind.Substitution)
        {
            (word, firstHereDocument) = (closed.Outer!, closed.OuterHereDocument);
            return;
        }

        top.Expect = Expect.Separator;
        top.CommandStatus = closed.Kind switch
        {
            FrameKind.Function => ExitStatus.Success,
            FrameKind.Group => closed.Status,
            _ => ExitStatus.Unknown,
        };
    }

    /// <summary>What a loop switches on or defines counts for the commands before it in the next round.</summary>
    private void RepeatLoop(int from)
    {
        var round = log.From(from);
        if (round.Exists(effect => effect.Kind is EffectKind.ExportAll or EffectKind.Define or EffectKind.Freeze))
        {
            round.ForEach(effect => log.Add(effect));
        }
    }

    private void Define(ShellFrame function)
    {
        if (function.FunctionName.Length == 0)
        {
            return;
        }

        var body = log.From(function.FrameLog);
        log.CutTo(function.FrameLog);
        CommandNamed(function.FunctionName).IsRedefined = true;
        Add(new(EffectKind.Define, function.FunctionName, IsCertain: true, Body: body));
    }

    /// <summary>Notes an effect, unless it happens in another process or not at all.</summary>
    private void Add(in ShellEffect effect)
    {
        var effective = Effective;
        if (effective == Gate.Skips || (functions.TryPeek(out var function) && function.Locals?.Contains(effect.Name) == true))
        {
            return;
        }

        log.Add(effect with { IsCertain = effect.IsCertain && effective == Gate.Runs, Block = top.Block });
    }

    /// <summary>Completes the current command, and the function whose body it was.</summary>
    /// <returns>True where there was a command.</returns>
    private bool FinishCommands()
    {
        while (FinishCommand())
        {
            if (top.Kind != FrameKind.Function)
            {
                return true;
            }

            EndPipeline();
            Pop();
        }

        return false;
    }

    private bool FinishCommand()
    {
        if (top.Redirection.Length > 0)
        {
            Fail(at, "a redirection has no target");
            return false;
        }

        var isCompound = top.Expect == Expect.Separator;
        if (!isCompound && words.Count == top.WordBase && !top.HasRedirection)
        {
            return false;
        }

        if (!isCompound)
        {
            top.CommandStatus = Execute();
            TouchExpandedAgain();
            words.RemoveRange(top.WordBase, words.Count - top.WordBase);
        }

        (top.Expect, top.HasCommand) = (Expect.Command, true);
        top.CommandStatus = top.HasRiskyRedirection ? ExitStatus.Unknown : top.CommandStatus;
        (top.CommandStart, top.HasRedirection, top.HasRiskyRedirection, top.WantsCommand) = (-1, false, false, false);
        return true;
    }

    private void EndPipeline()
    {
        if (top.IsPipeline)
        {
            // Its commands run in processes of their own.
            log.CutTo(top.PipelineLog);
            top.CommandStatus = ExitStatus.Unknown;
        }

        var status = !top.IsNegated ? top.CommandStatus : top.CommandStatus switch
        {
            ExitStatus.Success => ExitStatus.Failure,
            ExitStatus.Failure => ExitStatus.Success,
            _ => ExitStatus.Unknown,
        };
        top.Status = top.Gate switch
        {
            Gate.Runs => status,
            Gate.MayRun => ExitStatus.Unknown,
            _ => top.Status,
        };
        (top.IsPipeline, top.IsNegated, top.PipelineLog) = (false, false, log.Count);
    }

    private void EndList(bool isBackground)
    {
        EndPipeline();
        if (isBackground)
        {
            log.CutTo(top.ListLog);
            top.Status = ExitStatus.Success;
        }

        (top.Gate, top.WantsCommand, top.ListLog, top.PipelineLog) = (Gate.Runs, false, log.Count, log.Count);
    }
}
