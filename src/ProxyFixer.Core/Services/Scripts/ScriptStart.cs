using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Scripts;

/// <summary>Where a shell script starts OpenClaw's gateway, and what it has exported until then.</summary>
/// <param name="Command">The command.</param>
/// <param name="Program">Its words from <c>openclaw</c> or <c>node</c> on; from the wrapper on where one changes the environment.</param>
/// <param name="Variables">What the program gets of the script, what stands in front of it in the line last.</param>
/// <param name="Sources">The files that the script reads before, as written.</param>
internal sealed record ScriptStart(
    ScriptCommand Command, ImmutableArray<PlacedText> Program, ImmutableArray<FileVariable> Variables, ImmutableArray<string> Sources)
{
    /// <summary>How many starts of one script are followed: for each, what stands above it is read.</summary>
    public const int MostStarts = 100;

    /// <summary>Finds them.</summary>
    /// <param name="text">Any text; only scripts have starts: those with a shell behind <c>#!</c>, and <c>*.sh</c>.</param>
    /// <returns>In file order; none of a script with so many that nobody wrote them.</returns>
    public static IEnumerable<ScriptStart> Find(SourceText text)
    {
        var isScript = ShellShebang.Is(text.Text) || text.Path.EndsWith(".sh", StringComparison.Ordinal);
        if (!isScript || !MayStartGateway(text.Text))
        {
            yield break;
        }

        var given = ShellGiven.Until(text, text.Text.Length, [], _ => null);
        var starts = ScriptCommands.Of(text).Select(command => (Command: command, Program: Sourced(command) is null ? ProgramOf(command, given.Expand) : [])).ToArray();
        if (starts.Count(start => !start.Program.IsEmpty) > MostStarts)
        {
            yield break;
        }

        var sources = ImmutableArray.CreateBuilder<string>();
        foreach (var (command, program) in starts)
        {
            if (Sourced(command) is { } source)
            {
                sources.Add(source);
            }
            else if (!program.IsEmpty)
            {
                yield return new(command, program, [.. Exported(text, command), .. InFront(text, command, program)], sources.ToImmutable());
            }
        }
    }

    private static string? Sourced(ScriptCommand command) => command.Words[0].Text is "." or "source" && command.Words.Length > 1 ? command.Words[1].Text : null;

    // One of these words stands in every start command (see StartsGateway); most scripts of a folder need not be taken apart.
    private static bool MayStartGateway(string text) =>
        text.Contains("gateway", StringComparison.Ordinal) || text.Contains("$@", StringComparison.Ordinal);

    // From the first word that is no assignment and no wrapper that leaves all as it is; env and exec with options may take variables away.
    private static ImmutableArray<PlacedText> ProgramOf(ScriptCommand command, Func<string, string> expand)
    {
        var (program, rest) = (default(ImmutableArray<PlacedText>?), command.Words);
        while (!rest.IsEmpty)
        {
            if (IsAssignment(rest[0].Text))
            {
                rest = rest[1..];
            }
            else if (MachinePath.Name(rest[0].Text) == "env")
            {
                program ??= rest.Length > 1 && rest[1].Text.StartsWith('-') ? rest : null;
                rest = BehindEnv(rest);
            }
            else if (CommandWrapper.Of(rest[0].Text) is { } wrapper)
            {
                program ??= wrapper.Effect is null && !(rest[0].Text == "exec" && rest.Length > 1 && rest[1].Text.StartsWith('-')) ? null : rest;
                rest = rest[wrapper.Skip(rest)..];
            }
            else
            {
                break;
            }
        }

        return StartsGateway([.. rest.Select(word => word with { Text = expand(word.Text) })]) ? program ?? rest : [];
    }

    private static ImmutableArray<PlacedText> BehindEnv(ImmutableArray<PlacedText> words)
    {
        var at = 1;
        while (at < words.Length && words[at].Text.StartsWith('-'))
        {
            at += words[at].Text is "-u" or "--unset" ? 2 : 1;
        }

        return words[Math.Min(at, words.Length)..];
    }

    // openclaw gateway, openclaw gateway run, openclaw "$@"; node …/openclaw/dist/index.js gateway
    private static bool StartsGateway(ImmutableArray<PlacedText> words) => words.IsEmpty ? false : MachinePath.Name(words[0].Text) switch
    {
        "openclaw" => words is [_, { Text: "$@" }, ..] || IsGateway(words[1..]),
        "node" => words.Skip(1).FirstOrDefault(word => !word.Text.StartsWith('-')) is { Text: var script }
            && (script.Contains("openclaw", StringComparison.Ordinal) || IsGateway(words[1..])) && words.Any(word => word.Text is "gateway" or "$@"),
        _ => false,
    };

    private static bool IsGateway(ImmutableArray<PlacedText> arguments) =>
        arguments.SkipWhile(word => word.Text != "gateway").Skip(1).FirstOrDefault() is var next
        && arguments.Any(word => word.Text == "gateway") && (next is null || next.Text is "run" or "$@" || next.Text.StartsWith('-'));

    private static bool IsAssignment(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && VariableName.IsPosix(word.AsSpan(0, equals));

    // What stands above is read alone; where it ends inside of a branch or a function, the whole script tells, as far as above.
    private static IEnumerable<FileVariable> Exported(SourceText text, ScriptCommand command)
    {
        var format = FormatCatalog.OfKind("shell-profile");
        var above = format.Parse(SourceText.FromString(text.Path, text.Text[..command.Span.Start]));
        var document = above.IsBroken ? format.Parse(text) : above;
        return from member in ((ObjectNode)document.Root).Members
               where member.NameSpan.Start < command.Span.Start
               select new FileVariable(member.Name, member.AsString, member.NameSpan, "export");
    }

    private static IEnumerable<FileVariable> InFront(SourceText text, ScriptCommand command, ImmutableArray<PlacedText> program) =>
        from word in command.Words
        where word.Where!.Span.Start < program[0].Where!.Span.Start && IsAssignment(word.Text)
        let sign = word.Text.IndexOf('=', StringComparison.Ordinal)
        let value = word.Text[(sign + 1)..]
        select new FileVariable(word.Text[..sign], value.AsSpan().ContainsAny('$', '`') ? null : value, word.Where!.Span, "in front of the command");
}
