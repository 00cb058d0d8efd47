using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell.Fish;

/// <summary>
/// Reads a file of fish (fish-language) and notes what its commands do to variables. What stands between <c>if</c>,
/// <c>for</c>, <c>begin</c> … and <c>end</c>, or behind <c>and</c> and <c>or</c>, may happen; a function counts where it is called.
/// </summary>
/// <param name="source">The file.</param>
internal sealed class FishParser(SourceText source)
{
    private readonly string text = source.Text;
    private readonly FunctionBodies functions = new();
    private readonly List<ShellSlot> slots = [];
    private readonly List<TextSpan> comments = [];
    private readonly Stack<Block> open = new();
    private List<ShellEffect> log = [];
    private ImmutableArray<SyntaxError> errors = [];
    private readonly List<ShellLaunch> launches = [];
    private readonly List<TextSpan> commands = [];

    /// <summary>The words of <c>for</c> loops as they are written, by the variable that runs through them.</summary>
    private readonly Dictionary<string, string[]> loops = new(StringComparer.Ordinal);

    private bool wasInteractiveTest;

    /// <summary>Where the command before this one begins and ends.</summary>
    private TextSpan before;
    private int blocks;
    private int at;

    private int CurrentBlock => open.TryPeek(out var block) ? block.Number : 0;

    private string? Function => open.TryPeek(out var block) ? block.Inside : null;

    /// <summary>Reads the whole text; only once.</summary>
    /// <returns>The reading.</returns>
    public ShellReading Read()
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            slots.Add(new(0, 0, IsInLine: false));
        }

        for (var isDependent = false; at < text.Length && errors.IsEmpty;)
        {
            isDependent = ReadSeparator(isDependent);
            var start = at;
            var words = ReadWords();
            if (words.Count > 0 && errors.IsEmpty)
            {
                Execute(words, isDependent || (at < text.Length && text[at] is '|' or '&' && !text.AsSpan(at).StartsWith("&&")));
                isDependent = false;
            }
            else if (at == start && at < text.Length)
            {
                at++;
            }
        }

        EndFile();
        return new(source, log, functions.Called(), errors, slots, comments) { Launches = launches, Commands = commands };
    }

    private void EndFile()
    {
        if (errors.IsEmpty && open.TryPeek(out var block))
        {
            Fail(block.Start, "the block that begins here is never closed by 'end'");
        }
        else if (errors.IsEmpty && text.Length > 0 && text[^1] != '\n')
        {
            slots.Add(new(text.Length, 0, IsInLine: true));
        }

        while (open.TryPop(out var left))
        {
            log = left.Outer;
        }
    }

    private void Fail(int offset, string message) => errors = [new(new(offset, 0), message)];

    /// <summary>Passes over what ends a command.</summary>
    /// <returns>True where the next command depends on the one before, or runs in a pipe.</returns>
    private bool ReadSeparator(bool isDependent)
    {
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case ' ' or '\t' or ';':
                    break;
                case '\n':
                    if (!isDependent && Function is null)
                    {
                        slots.Add(new(at + 1, CurrentBlock, IsInLine: false));
                    }

                    break;
                case '&' or '|':
                    isDependent = true;
                    break;
                case '\\' when at + 1 < text.Length && text[at + 1] == '\n':
                    at++;
                    break;
                case '#':
                    SkipComment();
                    at--;
                    break;
                default:
                    return isDependent;
            }
        }

        return isDependent;
    }

    private void SkipComment()
    {
        var length = text.AsSpan(at).IndexOf('\n');
        var end = length < 0 ? text.Length : at + length;
        comments.Add(TextSpan.FromBounds(at, end));
        at = end;
    }

    private List<FishWord> ReadWords()
    {
        var words = new List<FishWord>();
        while (at < text.Length && text[at] is not ('\n' or ';' or '|' or '&'))
        {
            if (text[at] is ' ' or '\t' or '<' or '>')
            {
                at++;
            }
            else if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                at += 2;
            }
            else if (text[at] == '#')
            {
                SkipComment();
            }
            else if (FishWord.Read(text, at) is { } word)
            {
                words.Add(word);
                at = word.Span.End;
            }
            else
            {
                Fail(at, "what begins here is never closed");
                return words;
            }
        }

        return words;
    }

    private void Execute(List<FishWord> words, bool isDependent)
    {
        var first = 0;
        var isOr = isDependent && wasInteractiveTest && text.AsSpan(0, words[0].Span.Start).TrimEnd(" \t").EndsWith("||");
        for (; first + 1 < words.Count && words[first] is { IsBare: true, Literal: "and" or "or" or "not" or "!" or "command" or "builtin" }; first++)
        {
            isDependent |= words[first].Literal is "and" or "or";
            isOr |= wasInteractiveTest && words[first].Literal == "or";
        }

        wasInteractiveTest = first == 0 && IsInteractiveTest(words);
        Execute(words[first].IsBare ? words[first].Literal ?? "" : "", words[first..], isDependent, isOr);
        before = TextSpan.FromBounds(words[0].Span.Start, words[^1].Span.End);
        if (Function is null)
        {
            commands.Add(before);
        }
    }

    private static bool IsInteractiveTest(IEnumerable<FishWord> words) =>
        string.Join(' ', words.Select(word => word.Literal)) is "status is-interactive" or "status --is-interactive" or "status -i";

    private void Execute(string name, List<FishWord> words, bool isDependent, bool isGuarded)
    {
        var command = TextSpan.FromBounds(words[0].Span.Start, words[^1].Span.End);
        var effect = new ShellEffect(EffectKind.Touch, "", !isDependent && open.Count == 0, command, CurrentBlock);
        switch (name)
        {
            case "if" or "while" or "for" or "begin" or "switch" or "function":
                Open(name, words, command.Start);
                break;
            case "end" when open.TryPop(out var closed):
                Close(closed);
                break;
            case "end":
                Fail(command.Start, "'end' closes nothing here");
                break;
            case "set":
                log.AddRange(FishSet.Of(words, effect, isInFunction: Function is not null));
                break;
            case "export":
                log.AddRange(words[1..].Select(word => FishSet.Export(word, text, effect)).OfType<ShellEffect>());
                break;
            case "read":
                log.AddRange(words[1..].Where(word => word.Literal is { Length: > 0 } one && one[0] != '-').Select(word => effect with { Name = word.Literal!, IsCertain = false }));
                break;
            case "source" or "." when words.Count > 1 && words[1].Literal != "-":
                FishSource.Files(Raw(words[1]), loops, effect).ForEach(log.Add);
                break;
            case "source" or ".":
                FishSource.Output(text[before.Start..before.End], effect).ForEach(log.Add);
                break;
            case "eval" when words.Count > 1:
                FishSource.Output(CommandOutput.Inner(Raw(words[1])) ?? "", effect).ForEach(log.Add);
                break;
            case "bass" or "fenv" or "replay" or "dotenv":
                log.Add(effect with { Kind = EffectKind.Unseen, IsCertain = false });
                break;
            case "alias":
                launches.AddRange(FishAlias.Of(words, command));
                break;
            case "return" when Function is null:
            case "exit" or "exec":
                log.Add(effect with { Kind = isGuarded || (open.TryPeek(out var block) && block.IsGuarded) ? EffectKind.Guard : EffectKind.Leave });
                break;
            default:
                functions.Call(Function, name, []);
                break;
        }
    }

    private string Raw(FishWord word) => text.Substring(word.Span.Start, word.Span.Length);

    private void Open(string name, List<FishWord> words, int start)
    {
        if (name == "for" && words is [_, { Literal: { } variable }, { Literal: "in" }, ..])
        {
            loops[variable] = [.. words[3..].Select(Raw)];
        }

        var isFunction = name == "function";
        var isGuard = name == "if" && words.Count > 1 && words[1].Literal is "not" or "!" && IsInteractiveTest(words[2..]);
        var function = isFunction ? words.ElementAtOrDefault(1)?.Literal ?? "" : null;
        open.Push(new(function, function ?? Function, start, ++blocks, isGuard || (open.TryPeek(out var outer) && outer.IsGuarded), log));
        log = isFunction ? [] : log;
    }

    private void Close(Block closed)
    {
        if (closed.Function is not null)
        {
            functions.Define(closed.Function, log);
        }

        log = closed.Outer;
    }

    /// <summary>What waits for its <c>end</c>.</summary>
    /// <param name="Function">The name of the function that it is; null for another block.</param>
    /// <param name="Inside">The function that its commands belong to: itself, or the nearest around it.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Number">Counts blocks.</param>
    /// <param name="IsGuarded">Whether it, or one around it, is only for shells that are not interactive.</param>
    /// <param name="Outer">What the commands around it do.</param>
    private sealed record Block(string? Function, string? Inside, int Start, int Number, bool IsGuarded, List<ShellEffect> Outer);
}
