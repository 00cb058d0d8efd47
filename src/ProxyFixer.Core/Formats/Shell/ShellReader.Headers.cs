using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <content>The heads of compound commands: the word and the patterns of <c>case</c>, the words of <c>for</c>.</content>
internal sealed partial class ShellReader
{
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
                top.Expect = keyword == "]]" ? Expect.Separator : Expect.TestEnd;
                top.CommandStatus = ExitStatus.Unknown;
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
