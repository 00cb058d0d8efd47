using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ProxyFixer.Formats.Shell;

/// <summary>A command whose output becomes a part of the shell: in <c>eval "$(…)"</c>, <c>export $(…)</c>, <c>. &lt;(…)</c>, <c>… | source</c>.</summary>
/// <param name="IsHarmless">True where it sets no proxy by what is commonly known.</param>
/// <param name="Files">The files whose lines it prints, as they are written; empty where it prints something else.</param>
/// <param name="Exports">True where it puts <c>export</c> in front of the lines.</param>
internal sealed partial record CommandOutput(bool IsHarmless, ImmutableArray<string> Files, bool Exports)
{
    // In UTF-16 units. What people write in substitutions has some dozens; of those in one another each is looked at whole.
    private const int Longest = 10_000;

    private static readonly ImmutableArray<string> Printers = ["cat", "grep", "egrep", "sed", "gsed", "awk", "xargs", "tr", "head", "tail", "sort", "uniq"];

    /// <summary>Looks at a command.</summary>
    /// <param name="script">One command, or several that are joined by bars, semicolons and the like.</param>
    /// <returns>What is known of its output.</returns>
    public static CommandOutput Of(string script)
    {
        if (script.Length > Longest)
        {
            return new(IsHarmless: false, [], Exports: false);
        }

        string[][] commands = [.. Commands(script).Select(Words).Where(words => words.Length > 0)];
        string[][] run = [.. commands.Where(words => words[0].StartsWith('<') || !HarmlessStartup.IsTest(Plain(words)))];
        if (run.Length > 0 && run.All(words => words[0].StartsWith('<') || Printers.Contains(ProgramName(words[0]))))
        {
            return new(IsHarmless: false, [.. run.SelectMany(Paths)], script.Contains("export ", StringComparison.Ordinal));
        }

        // Of a pipe the first command says what it is about; echo of nothing is what stands behind ||.
        return new(run.Length > 0 && HarmlessStartup.IsCommand(Plain(run[0])), [], Exports: false);
    }

    /// <summary>Takes the command out of a word that is nothing else: <c>$(…)</c>, <c>`…`</c>, <c>&lt;(…)</c>, and <c>(…)</c> of fish, in double quotes or not.</summary>
    /// <param name="word">The word as it is written.</param>
    /// <returns>The command; null for another word.</returns>
    public static string? Inner(string word)
    {
        var inside = word.AsSpan();
        inside = inside is ['"', ..] ? inside[1..] : inside;
        inside = inside is [.., '"'] ? inside[..^1] : inside;
        if (inside is ['`', .. var old, '`'])
        {
            return old.Contains('`') ? null : old.ToString();
        }

        inside = inside is ['$' or '<' or '=', ..] ? inside[1..] : inside;
        return inside is ['(', .. var commands, ')'] && commands.Count('"') % 2 == 0 ? commands.ToString() : null;
    }

    private static IEnumerable<string[]> Commands(string script)
    {
        var words = new List<string>();
        foreach (var token in Token().Matches(script).Select(match => match.Value))
        {
            if (token[0] is '|' or '&' or ';' or '\n')
            {
                yield return [.. words];
                words.Clear();
            }
            else
            {
                words.Add(token);
            }
        }

        yield return [.. words];
    }

    // Without what stands before the program, and where its output goes.
    private static string[] Words(string[] tokens) =>
        [.. tokens.Where(token => !Redirection().IsMatch(token)).SkipWhile(token => Assignment().IsMatch(token) || token is "command" or "builtin" or "env" or "exec" or "\\")];

    private static IEnumerable<string> Paths(string[] words) =>
        words.Select(word => word.TrimStart('<').Trim()).Where(word => Path().IsMatch(word) && (word.Contains('/', StringComparison.Ordinal) || word.StartsWith('$')));

    private static string[] Plain(string[] words) => [.. words.Select(word => word.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))];

    private static string ProgramName(string program) => program[(program.LastIndexOf('/') + 1)..].TrimStart('\\');

    // Operators; words with their quotes and substitutions; a less-than sign belongs to the file behind it.
    [GeneratedRegex(@"\|\||&&|[|;&\n]|(?:\d?>>?&?|<)[ \t]*(?:""[^""]*""|'[^']*'|[^\s|;&""'])*|(?:""(?:\\.|[^""\\])*""|'[^']*'|\\.|[^\s|;&""'<>])+", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"^\d?>")]
    private static partial Regex Redirection();

    [GeneratedRegex(@"^\w+=")]
    private static partial Regex Assignment();

    // Not the script of sed or grep, which stands in single quotes.
    [GeneratedRegex(@"^[ \t]*""?[/~$]")]
    private static partial Regex Path();
}
