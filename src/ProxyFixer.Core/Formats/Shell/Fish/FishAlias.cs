using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell.Fish;

/// <summary>What an alias of fish sets for the program that it starts (fish-alias): <c>alias NAME=DEFINITION</c>, <c>alias NAME DEFINITION</c>.</summary>
internal static class FishAlias
{
    /// <summary>Reads one.</summary>
    /// <param name="words">The command.</param>
    /// <param name="command">Where it stands.</param>
    /// <returns>What stands as <c>NAME=value</c> before its program, behind <c>env</c> or alone; empty where there is none.</returns>
    public static IEnumerable<ShellLaunch> Of(IEnumerable<FishWord> words, TextSpan command)
    {
        string[] arguments = [.. words.Skip(1).Select(word => word.Literal ?? "").SkipWhile(word => word.StartsWith('-'))];
        var first = arguments.FirstOrDefault() ?? "";
        var equals = first.IndexOf('=', StringComparison.Ordinal);
        var (name, definition) = equals > 0 ? (first[..equals], first[(equals + 1)..]) : (first, string.Join(' ', arguments.Skip(1)));
        string[] run = [.. Split(definition).SkipWhile(word => word is "env" or "command")];
        string[] assignments = [.. run.TakeWhile(IsAssignment)];
        var program = run.Skip(assignments.Length).FirstOrDefault(word => word is not ("env" or "command"));
        return program is null ? [] : assignments.Select(one => one.Split('=', 2)).Select(one => new ShellLaunch(name, program, one[0], one[1], command));
    }

    private static IEnumerable<string> Split(string definition)
    {
        for (var at = 0; at < definition.Length;)
        {
            if (definition[at] is ' ' or '\t')
            {
                at++;
                continue;
            }

            if (FishWord.Read(definition, at) is not { Literal: { } literal } word || word.Span.Length == 0)
            {
                yield break;
            }

            yield return literal;
            at = word.Span.End;
        }
    }

    private static bool IsAssignment(string word) => word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && VariableName.IsPosix(word.AsSpan(0, equals));
}
