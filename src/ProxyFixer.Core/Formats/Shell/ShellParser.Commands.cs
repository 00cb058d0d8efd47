using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Simple commands: the words of one, which program or builtin it is, and the assignments in front of it.</content>
internal sealed partial class ShellParser
{
    private readonly NamePool names = new();

    /// <summary>Where the current simple command begins and its last word ends.</summary>
    private TextSpan command;

    /// <summary>True once something is read-only: then an assignment can fail.</summary>
    private bool hasFrozen;

    /// <summary>Reads a simple command, or the definition of a function.</summary>
    /// <returns>True where it cannot fail.</returns>
    private bool ReadSimple()
    {
        var (start, outer, words, canFail, hasRedirection) = (at, gate, new List<ShellWord>(), false, false);
        for (SkipBlanks(); at < text.Length && text[at] is not ('\n' or ';' or '|' or ')') && !(isZsh && groups > 0 && PeekKeyword() == "}"); SkipBlanks())
        {
            if (IsRedirection())
            {
                canFail |= ReadRedirection();
                hasRedirection = true;
            }
            else if (text[at] is '&' or '#')
            {
                break;
            }
            else if (text[at] == '(')
            {
                return ReadDefinition(start, words, hasRedirection);
            }
            else if (ReadWord(isArgument: words.Count > 0) is var word && !IsDescriptor(word))
            {
                words.Add(word);
            }
        }

        if (words.Count == 0)
        {
            FailWhereMissing(hasRedirection);
            return false;
        }

        command = TextSpan.FromBounds(start, words[^1].Span.End);
        NoteCommand();
        gate = canFail ? Weaker(gate) : gate;
        var isSure = Execute(words) && !canFail && !hasFrozen;
        gate = outer;
        return isSure;
    }

    private void FailWhereMissing(bool hasRedirection)
    {
        if (!hasRedirection)
        {
            Fail(at, at < text.Length ? "a command is missing here" : "a command is missing at the end of the file");
        }
    }

    /// <summary>Digits or <c>{name}</c> directly before a redirection say which descriptor is redirected.</summary>
    private bool IsDescriptor(ShellWord word)
    {
        var span = text.AsSpan(word.Span.Start, word.Span.Length);
        return CharAt(at) is '<' or '>'
            && (span.IndexOfAnyExceptInRange('0', '9') < 0
                || (span.Length > 2 && span[0] == '{' && span[^1] == '}' && VariableName.IsPosix(span[1..^1])));
    }

    private bool ReadDefinition(int start, List<ShellWord> words, bool hasRedirection)
    {
        if (words.Count != 1 || hasRedirection || BehindParentheses() == 0)
        {
            Fail(at, "a parenthesis stands where none can be");
            return false;
        }

        at = BehindParentheses();
        ReadFunction(start, words[0].Literal(text) ?? "?");
        return true;
    }

    /// <summary>Notes what a simple command does.</summary>
    private bool Execute(List<ShellWord> words)
    {
        var first = words.FindIndex(word => !word.IsAssignment);
        if (first < 0)
        {
            words.ForEach(word => AddSet(word));
            return !words.Exists(word => word.Has(WordTraits.Substitutes));
        }

        var assigned = words[..first];
        while (words[first].Literal(text) is "command" or "builtin" or "noglob" or "nocorrect" or "-p" or "--" && first + 1 < words.Count)
        {
            first++;
        }

        NoteLaunch(words, first);
        if (words[first].Literal(text) is { } name)
        {
            return Execute(name, assigned, words[(first + 1)..]);
        }

        if (isEvaluated)
        {
            EvaluateWord(Raw(words[first]));
        }

        RunUnknown(words[(first + 1)..]);
        return false;
    }

    private bool Execute(string name, List<ShellWord> assigned, List<ShellWord> arguments)
    {
        var outer = gate;
        gate = functions.IsDefined(name) ? Weaker(gate) : gate;
        if (IsSpecial(name) || functions.IsDefined(name))
        {
            // Assignments before a special builtin outlast it in dash (POSIX, XCU 2.14), but not in bash.
            assigned.ForEach(word => AddSet(word, isCertain: false));
        }

        var isSure = RunBuiltin(name, arguments);
        gate = outer;
        if (gate != Gate.Elsewhere)
        {
            functions.Call(function, name, assigned.SelectMany(BeforeFunction));
        }

        return isSure;
    }

    /// <summary>What is assigned before a function outlasts it in some shells, and in others not what the function assigns.</summary>
    private IEnumerable<ShellEffect> BeforeFunction(ShellWord word)
    {
        var set = Set(word);
        return [set, new(EffectKind.Unset, set.Name, IsCertain: false, command)];
    }

    private static bool IsSpecial(string name) => name is ":" or "." or "break" or "continue" or "eval" or "exec" or "exit" or "export"
        or "readonly" or "return" or "set" or "shift" or "times" or "trap" or "unset";

    /// <summary>Notes an effect, unless it happens in another process or not to this variable.</summary>
    private void Add(ShellEffect effect)
    {
        if (gate != Gate.Elsewhere && locals?.Contains(effect.Name) != true)
        {
            log.Add(effect with { IsCertain = effect.IsCertain && gate == Gate.Runs, Block = block });
        }
    }

    private void AddSet(ShellWord assignment, bool isCertain = true)
    {
        // An array or a part of one; what is appended changes nothing in what the variable is.
        if (assignment.Has(WordTraits.AssignsPart) && (CharAt(assignment.NameEnd) != '+' || CharAt(assignment.Value.Start) == '('))
        {
            Attribute(Name(assignment, assignment.NameEnd));
        }

        assignedWords[Name(assignment, assignment.NameEnd)] = text.Substring(assignment.Value.Start, assignment.Value.Length);
        Add(Set(assignment) with { IsCertain = isCertain });
    }

    private ShellEffect Set(ShellWord assignment) => new(EffectKind.Set, Name(assignment, assignment.NameEnd), IsCertain: true, command)
    {
        Literal = assignment.Has(WordTraits.Dynamic) || IsAttributed(assignment) ? null : ShellWord.Decode(text, assignment.Value),
        Refers = assignment.Has(WordTraits.Dynamic) && !IsAttributed(assignment) && !assignment.Has(WordTraits.AssignsPart) && !assignment.Has(WordTraits.Substitutes),
        NameSpan = TextSpan.FromBounds(assignment.Span.Start, assignment.NameEnd),
        ValueSpan = assignment.Value,
    };

    private bool IsAttributed(ShellWord assignment) => attributed.Count > 0 && attributed.Contains(Name(assignment, assignment.NameEnd));

    /// <summary>The text from a word's start, without continued lines.</summary>
    private string Name(ShellWord of, int end) => of.Has(WordTraits.Continued)
        ? ShellWord.Decode(text, TextSpan.FromBounds(of.Span.Start, end))
        : names.Of(text.AsSpan(of.Span.Start, end - of.Span.Start));

    private string Raw(ShellWord word) => text.Substring(word.Span.Start, word.Span.Length);

    private string WithoutQuotes(ShellWord argument) => WithoutQuotes(Raw(argument));

    private static string WithoutQuotes(string word) => word.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
}
