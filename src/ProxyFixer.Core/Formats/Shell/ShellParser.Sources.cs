using System.Text.RegularExpressions;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Files that are read, and what the output of commands does to the shell.</content>
internal sealed partial class ShellParser
{
    /// <summary>What a word costs that is made of another, beside its characters.</summary>
    private const int WordCost = 100;

    private readonly List<TextSpan> commands = [];

    /// <summary>The words of <c>for</c> loops as they are written, by the variable that runs through them.</summary>
    private readonly Dictionary<string, List<string>> loopPatterns = new(StringComparer.Ordinal);

    /// <summary>What was last assigned to each variable, as it is written; shared with what <c>eval</c> runs.</summary>
    private Dictionary<string, string> assignedWords = new(StringComparer.Ordinal);

    /// <summary>Counts what braces and loops make of words; shared with what <c>eval</c> runs.</summary>
    private ExpansionBudget expansions = new();

    /// <summary>True for the text that <c>eval</c> runs.</summary>
    private bool isEvaluated;

    private void NoteCommand()
    {
        if (function is null && nesting == 0)
        {
            commands.Add(command);
        }
    }

    /// <summary>Reads <c>. FILE</c>, also in a loop over files, and <c>. &lt;(command)</c>.</summary>
    private void ReadSources(ShellWord argument)
    {
        var raw = Raw(argument);
        if (CommandOutput.Inner(raw) is not null)
        {
            ReadOutput(raw, exports: false);
            return;
        }

        foreach (var word in InLoops(raw).SelectMany(word => dialect == ShellDialect.Posix ? [word] : InBraces(word)))
        {
            Add(new(EffectKind.Source, WithoutQuotes(word), IsCertain: true, command) { Literal = word });
        }
    }

    /// <summary>Reads <c>export $NAME</c> and <c>export $(command)</c>.</summary>
    private void ReadUnnamed(ShellWord argument)
    {
        string[] names = [.. InLoops(Raw(argument))];
        if (!Array.TrueForAll(names, name => VariableName.IsPosix(name)))
        {
            ReadOutput(Raw(argument), exports: true);
            return;
        }

        foreach (var name in names)
        {
            Add(new(EffectKind.Export, name, IsCertain: false, command) { NameSpan = argument.Span, ValueSpan = new(argument.Span.End, 0) });
        }
    }

    private IEnumerable<string> InBraces(string word) => MayExpand(BraceChoices(word), word.Length) ? EachInBraces(word) : [word];

    private static IEnumerable<string> EachInBraces(string word) => Braces().Match(word) is not { Success: true } match ? [word] :
        from part in match.Groups[1].Value.Split(',')
        from whole in EachInBraces(word[..match.Index] + part + word[(match.Index + match.Length)..])
        select whole;

    /// <summary>How many words come of one with braces, at most.</summary>
    private static double BraceChoices(string word) => word.Split('{').Aggregate(1.0, (product, part) => product * (1 + part.Count(c => c == ',')));

    /// <summary>Counts the words that are made of one; what is too much stays as it is written, and is not followed.</summary>
    private bool MayExpand(double count, int length)
    {
        expansions.Spend((long)Math.Min(int.MaxValue, count * (length + WordCost)));
        return !expansions.IsSpent;
    }

    private IEnumerable<string> InLoops(string raw)
    {
        foreach (var (name, patterns) in loopPatterns)
        {
            if (new[] { $"${{{name}}}", "$" + name }.FirstOrDefault(form => IsReference(raw, form)) is { } form)
            {
                return patterns.Count == 0 || !MayExpand(patterns.Count, raw.Length) ? [raw] : patterns.Select(pattern => raw.Trim('"').Replace(form, pattern, StringComparison.Ordinal));
            }
        }

        return [raw];
    }

    [GeneratedRegex(@"(?<!\$)\{([^{}$]*,[^{}$]*)\}")]
    private static partial Regex Braces();

    private static bool IsReference(string raw, string form) =>
        raw.IndexOf(form, StringComparison.Ordinal) is >= 0 and var start
        && (form[^1] == '}' || start + form.Length == raw.Length || !(char.IsAsciiLetterOrDigit(raw[start + form.Length]) || raw[start + form.Length] == '_'));

    private void Evaluate(List<ShellWord> arguments)
    {
        if (arguments is [var only] && only.Literal(text) is null && EvaluateWord(Raw(only)))
        {
            return;
        }

        NestedEffects(string.Join(' ', arguments.Select(argument => argument.Literal(text) ?? WithoutQuotes(argument)))).ForEach(Add);
    }

    /// <summary>Notes what is known of a command that only the running shell knows the text of.</summary>
    /// <returns>True where the whole word is such a command, or a variable that holds one.</returns>
    private bool EvaluateWord(string raw)
    {
        var name = raw.Trim('"').TrimStart('$').Trim('{', '}');
        var isVariable = raw.Trim('"').StartsWith('$') && VariableName.IsPosix(name);
        var word = isVariable && assignedWords.TryGetValue(name, out var assigned) ? assigned : raw;
        if (!isVariable && CommandOutput.Inner(word) is null)
        {
            return false;
        }

        ReadOutput(word, exports: false);
        return true;
    }

    /// <summary>What a command prints becomes a part of the shell.</summary>
    /// <param name="word">The word as it is written.</param>
    /// <param name="exports">Whether each line of it is exported.</param>
    private void ReadOutput(string word, bool exports)
    {
        var output = CommandOutput.Inner(word) is { } script ? CommandOutput.Of(script) : new(IsHarmless: false, [], Exports: false);
        foreach (var file in output.Files.SelectMany(InLoops))
        {
            Add(new(EffectKind.Source, WithoutQuotes(file), IsCertain: false, command) { Literal = file, Exports = exports || output.Exports });
        }

        if (!output.IsHarmless && output.Files.IsEmpty)
        {
            Add(new(EffectKind.Unseen, "", IsCertain: false, command) { Literal = word });
        }
    }
}
