using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Machine;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>What shells start: the text of <c>sh -c</c>, scripts, and the launchers that package managers write.</summary>
public sealed partial class StartCommandReader
{
    private const long LargestScript = 1024 * 1024;

    // sh [-l] -c TEXT, or sh SCRIPT. A login shell reads its profiles first.
    private StartCommand ReadShell(ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        var (command, isLogin) = (-1, false);
        for (var i = 1; i < words.Length && words[i].Text.StartsWith('-'); i++)
        {
            command = ShellOptions().IsMatch(words[i].Text) && words[i].Text.Contains('c', StringComparison.Ordinal) ? i + 1 : command;
            isLogin |= words[i].Text == "--login" || (ShellOptions().IsMatch(words[i].Text) && words[i].Text.AsSpan().ContainsAny('l', 'i'));
        }

        var rest = words.Skip(1).SkipWhile(word => word.Text.StartsWith('-')).ToImmutableArray();
        var read = command > 0 && command < words.Length ? ReadShellText(words[command], known, depth)
            : rest.IsEmpty ? known with { Unseen = "it is started by a shell" }
            : ReadScript(rest, known, depth);
        return isLogin && read.Unseen is null ? read with { Unseen = "a login shell starts it, whose profile may change the environment" } : read;
    }

    // Only a list of plain commands is followed to its last one; loops, branches and pipes may do what they like.
    private StartCommand ReadShellText(PlacedText text, StartCommand known, int depth)
    {
        // Where a service starts, what stands before && has worked.
        var own = SourceText.FromString("/dev/stdin", text.Text.Replace("&&", " ;", StringComparison.Ordinal));
        var commands = ScriptCommands.Of(own);
        if (commands.Count == 0 || Compound().IsMatch(Braces().Replace(own.Text, "")) || ShellReading.Of(own).Errors.Any(error => error.IsFatal))
        {
            return known with { Unseen = "it is started by a shell command that is more than a list of plain commands" };
        }

        var last = commands[^1];
        var given = Given(own, last, known);
        Location? Place(TextSpan span) => text.Part("", span.Start, span.Length).Where;
        ImmutableArray<PlacedText> words = [.. last.Words.Select(word => new PlacedText(given.Expand(word.Text), Place(word.Where!.Span)))];
        var after = Add(given, own, Place, In(commands, last, given, known, null), "the shell command");
        var read = Read(words.IsEmpty || Assignment().IsMatch(words[0].Text) ? [new("env", null), .. words] : words, after, depth + 1);
        return Doubt(read, given, "the shell command");
    }

    // A link or launcher in PATH: "#!/usr/bin/env node" scripts run with node; shell scripts start it themselves.
    private StartCommand ReadProgram(ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        var name = words[0].Text;
        if (files is null)
        {
            return MachinePath.Name(name) == "openclaw"
                ? known with { Node = "node", Script = name, Arguments = Texts(words[1..]), Unseen = null }
                : known with { Unseen = $"{MachinePath.Name(name)} starts it inside the container" };
        }

        var program = FindProgram(name, known.Folder);
        if (program is not null && known.Files.Contains(program))
        {
            return known with { Unseen = $"{program} is a script that starts {MachinePath.Name(program)} by its name again, and only its PATH at that time tells which one that is" };
        }

        if (program is null || files.Status(program) is not { Size: < LargestScript } || files.TryRead(program, out _) is not { } text)
        {
            return known with { Script = program ?? known.Script, Unseen = $"{name} is not looked into", NamesOpenClaw = known.NamesOpenClaw || new NamedProgram(known.Folder ?? "").IsIn(words) };
        }

        // What such a line of another file adds is told at the program's own name.
        ImmutableArray<PlacedText> Own(string line) => [.. Words(line, (word, _, _) => new(word, words[0].Where))];
        var first = text.Text.Split('\n', 2)[0].TrimEnd('\r');
        if (first.StartsWith("#!", StringComparison.Ordinal) && first.Contains("node", StringComparison.Ordinal))
        {
            return Read([.. Own(first[2..]), new(files.Resolve(program) ?? program, words[0].Where), .. words[1..]], known, depth + 1);
        }

        return ReadScriptFile(text, words, known, depth)
            ?? (Launcher().Match(text.Text) is { Success: true } match ? Read([.. Own(match.Groups[1].Value), .. words[1..]], known, depth + 1)
            : known with { Script = files.Resolve(program), Unseen = $"{name} is not looked into", NamesOpenClaw = NamedProgram.IsInScript(text) });
    }

    // A script that starts OpenClaw; where it does in several places, one whose program is here counts if all start the same file.
    private StartCommand? ReadScriptFile(SourceText text, ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        var found = ScriptStart.Find(text).Select(start => Follow(text, start, words, known, depth)).ToArray();
        return found.Length == 0 ? null
            : found.Select(command => command.Script).Distinct(StringComparer.Ordinal).Count() > 1
            ? found[0] with { Node = null, Unseen = $"{MachinePath.Name(text.Path)} starts it in several ways" }
            : found.FirstOrDefault(command => command.Node is { } node && files!.IsFile(node)) ?? found[^1];
    }

    private StartCommand Follow(SourceText text, ScriptStart start, ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        var name = MachinePath.Name(text.Path);
        var given = Given(text, start.Command, known);
        var before = In(ScriptCommands.Of(text), start.Command, given, known with { Files = known.Files.Add(text.Path) }, MachinePath.Folder(text.Path));
        string Expand(string word) => word.Replace("$basedir", MachinePath.Folder(text.Path), StringComparison.Ordinal) is var based && based != word ? based : given.Expand(word);
        var command = start.Command.Words.SelectMany(word => word.Text == "$@" ? words[1..] : [new PlacedText(Expand(word.Text), word.Where)]).ToImmutableArray();
        var after = Add(given, text, span => new(text, span), before, name);
        var read = Read(Assignment().IsMatch(command[0].Text) ? [new("env", null), .. command] : command, after, depth + 1);
        return Doubt(read, given, name);
    }

    private ShellGiven Given(SourceText text, ScriptCommand start, StartCommand known) =>
        ShellGiven.Until(text, start.Span.Start, [.. environment.Keys, .. known.Added.Select(variable => variable.Name)], Open);

    // Where it is run, after what stands before it.
    private StartCommand In(IReadOnlyList<ScriptCommand> commands, ScriptCommand start, ShellGiven given, StartCommand known, string? scriptFolder) =>
        known with { Folder = new FolderChanges(environment.GetValueOrDefault("HOME")?.Value, scriptFolder, given.Expand).Follow(commands.TakeWhile(one => one.Span.Start < start.Span.Start), known.Folder) };

    private static StartCommand Add(ShellGiven given, SourceText text, Func<TextSpan, Location?> place, StartCommand known, string source)
    {
        var removed = given.Removed(text, place).Aggregate(known, Without);
        return removed with
        {
            Added = [.. removed.Added, .. given.Variables(text, place, source)],
            Files = [.. removed.Files, .. given.Files],
            ComputesProxies = removed.ComputesProxies || given.Computed.Any(),
        };
    }

    private static StartCommand Doubt(StartCommand read, ShellGiven given, string where) =>
        given.Undecided is { } name ? read with { Node = null, Unseen = $"{where} sets {name} to a value that no file knows" }
        : read.Unseen is not null || read.Node is null ? read
        : given.Computed.Any() ? read with { Unseen = $"{where} computes {string.Join(" and ", given.Computed)}" }
        : given.NotRead.Count > 0 ? read with { Unseen = $"{where} reads {string.Join(" and ", given.NotRead)} first" }
        : read;

    // ~ and $HOME are known; what lies beside the working folder is not.
    private SourceText? Open(string written)
    {
        var home = environment.GetValueOrDefault("HOME")?.Value;
        var rest = new[] { "~/", "$HOME/", "${HOME}/" }.FirstOrDefault(start => written.StartsWith(start, StringComparison.Ordinal));
        var path = rest is null ? written : home is null ? "" : $"{home.TrimEnd('/')}/{written[rest.Length..]}";
        return files is not null && path.StartsWith('/') && !path.AsSpan().ContainsAny('$', '`', '*') && files.IsFile(path) ? files.TryRead(path, out _) : null;
    }

    [GeneratedRegex("^-[a-z]+$")]
    private static partial Regex ShellOptions();

    // Pipes, jobs, groups, substitutions, and what begins a compound command.
    [GeneratedRegex(@"[|(){}`]|(?<!>)&(?!>)|(?:^|[;\n])\s*(?:if|for|while|until|case|function|eval)\b")]
    private static partial Regex Compound();

    [GeneratedRegex(@"\$\{\w+\}")]
    private static partial Regex Braces();

    [GeneratedRegex("""^exec\s+("?[^"\n$]*node"?\s[^\n$]*?)(?:\s+"\$@")?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Launcher();
}
