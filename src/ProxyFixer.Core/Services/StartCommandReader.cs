using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>Follows a start command through <c>env</c>, shells and OpenClaw's launchers to node and its script.</summary>
/// <param name="files">The machine; null where the command runs in a container, whose files are not looked into.</param>
/// <param name="environment">What the service gives the command; for <c>PATH</c> and <c>${NAME}</c>.</param>
public sealed partial class StartCommandReader(MachineFiles? files, ImmutableSortedDictionary<string, StartVariable> environment)
{
    // A wrapper that starts a wrapper that starts a wrapper is as far as a person goes too.
    private const int MostWrappers = 8;

    // Each wrapper and option is looked at with all words behind it.
    private const int MostWords = 1_000;

    // node options that take their value from the next word (node --help, 22 to 26).
    private static readonly ImmutableArray<string> OptionsWithValue =
        ["-r", "--require", "--import", "-C", "--conditions", "--loader", "--experimental-loader", "--title", "--env-file", "--env-file-if-exists", "--icu-data-dir"];

    /// <summary>Reads a command line.</summary>
    /// <param name="line">The value of <c>ExecStart=</c>.</param>
    /// <param name="source">What a wrapper in it is called as the source of a variable: <c>ExecStart=</c>.</param>
    /// <returns>What it starts.</returns>
    public StartCommand Read(LocatedLine line, string source)
    {
        var prefix = line.Text.Length - line.Text.AsSpan().TrimStart("@-:+!|").Length;
        var words = Words(line.Text.AsSpan(prefix), (text, at, length) => new(Expand(line.Resolve(text) ?? text), line.At(prefix + at, length)));

        // With @ the second word is the name that the program is told it has (systemd.service(5)).
        return Read([.. (line.Text.AsSpan(0, prefix).Contains('@') && words.Length > 1 ? words.RemoveAt(1) : words).SelectMany(Split)], source);
    }

    // $NAME that is a word of its own becomes as many words as its value has (systemd.service(5), "Command lines").
    private IEnumerable<PlacedText> Split(PlacedText word) =>
        WholeVariable().Match(word.Text) is not { Success: true } match ? [word]
        : (environment.GetValueOrDefault(match.Groups[1].Value)?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => word with { Text = part });

    /// <summary>Reads a command that is split into words already.</summary>
    /// <param name="words">The words, program first; at least one.</param>
    /// <param name="source">What a wrapper in it is called as the source of a variable: <c>the start command</c>.</param>
    /// <returns>What it starts.</returns>
    public StartCommand Read(ImmutableArray<PlacedText> words, string source)
    {
        var known = StartCommand.Unknown("its start command names no program") with { Folder = WorkingFolder?.StartsWith('/') == true ? MachinePath.Join("/", WorkingFolder) : null };
        var command = words.Length > MostWords ? known with { Unseen = $"its start command has more than {MostWords:N0} words" } : Read(words, known, 0);
        var document = files is not null && command.EnvFile is { } file && files.IsFile(file) && files.TryRead(file, out _) is { } text
            ? FormatCatalog.OfKind("shell-profile").Parse(text)
            : null;
        return command with
        {
            EnvDocument = document,
            Added = [.. command.Added.Select(variable => variable with { Source = source })],
            NamesOpenClaw = command.NamesOpenClaw || (command.Unseen is not null && new NamedProgram(WorkingFolder ?? "").IsIn(words)),
        };
    }

    private StartCommand Read(ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        if (words.IsEmpty || depth > MostWrappers)
        {
            return words.IsEmpty ? known : known with { Unseen = "it is started through more programs than are followed" };
        }

        return MachinePath.Name(words[0].Text) switch
        {
            "node" or "nodejs" => ReadNode(words, known),
            "env" => ReadEnv(words, known, depth),
            "exec" => Read(words[CommandWrapper.Of("exec")!.Skip(words)..], ClearsAll(words) is { } option ? Cleared(known, option) : known, depth + 1),
            "sh" or "bash" or "dash" or "zsh" => ReadShell(words, known, depth),
            _ => CommandWrapper.Of(words[0].Text) is { } wrapper ? ReadWrapped(wrapper, words, known, depth) : ReadScript(words, known, depth),
        };
    }

    private StartCommand ReadNode(ImmutableArray<PlacedText> words, StartCommand known)
    {
        var (at, script) = Split(words);
        var (node, path) = (FindProgram(words[0].Text, known.Folder), script < words.Length ? At(words[script].Text, known.Folder) : null);
        return WithNodeFiles(known with
        {
            Node = node,
            Options = Texts(words[1..at]),
            Script = path,
            Arguments = Texts(words[Math.Min(script + 1, words.Length)..]),
            Unseen = path is null && script < words.Length ? $"its script {words[script].Text} lies in a folder that is not known"
                : node is null ? $"there is no {words[0].Text} in its PATH" : null,
        });
    }

    // Where its options end, and where the script stands: the number of words, or more, where there is none.
    internal static (int OptionsEnd, int Script) Split(ImmutableArray<PlacedText> words)
    {
        var at = 1;
        while (at < words.Length && words[at].Text is var word && word.StartsWith('-') && word is not "-" and not "--")
        {
            at += OptionsWithValue.Contains(word) ? 2 : 1;
        }

        at = Math.Min(at, words.Length);
        return (at, at < words.Length && words[at].Text == "--" ? at + 1 : at);
    }

    // env [-i] [-u NAME] [-S STRING] [NAME=VALUE]... COMMAND (coreutils manual, "env invocation")
    private StartCommand ReadEnv(ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        var at = 1;
        for (; at < words.Length; at++)
        {
            var word = words[at].Text;
            if (word is "-i" or "-" or "--ignore-environment")
            {
                known = Cleared(known, words[at]);
            }
            else if (word is "-u" or "--unset" && at + 1 < words.Length)
            {
                known = Without(known, words[++at]);
            }
            else if (word.StartsWith("--unset=", StringComparison.Ordinal))
            {
                known = Without(known, words[at] with { Text = word["--unset=".Length..] });
            }
            else if (word is "-S" or "--split-string" && at + 1 < words.Length)
            {
                return Read([new("env", null), .. Words(words[at + 1]), .. words[(at + 2)..]], known, depth + 1);
            }
            else if (Assignment().Match(word) is { Success: true } match)
            {
                known = known with { Added = known.Added.Add(new(match.Groups[1].Value, match.Groups[2].Value, words[at].Where, "")) };
            }
            else if (!word.StartsWith('-'))
            {
                break;
            }
        }

        return Read(words[at..], known, depth + 1);
    }

    private static StartCommand Cleared(StartCommand known, PlacedText by) => known with { Cleared = by, Added = [], Removed = [] };

    // exec -c, in bash also with other letters (bash manual, "exec").
    private static PlacedText? ClearsAll(ImmutableArray<PlacedText> words) =>
        words.Skip(1).TakeWhile(word => word.Text.StartsWith('-')).FirstOrDefault(word => ExecOptions().IsMatch(word.Text));

    // What an outer wrapper has added goes, too.
    private static StartCommand Without(StartCommand known, PlacedText name) =>
        known with { Removed = known.Removed.Add(name), Added = known.Added.RemoveAll(variable => variable.Name == name.Text) };

    // Nothing is concluded from what stands before a wrapper that changes the environment or the connections; what is started is known.
    private StartCommand ReadWrapped(CommandWrapper wrapper, ImmutableArray<PlacedText> words, StartCommand known, int depth)
    {
        var (name, rest) = (MachinePath.Name(words[0].Text), words[wrapper.Skip(words)..]);
        var unseen = wrapper.Effect is null ? $"it is started by {name}" : $"it is started by {name}, which {wrapper.Effect}";
        var read = rest.IsEmpty ? known with { Unseen = unseen } : Read(rest, known, depth + 1);
        return wrapper.Effect is null ? read : read with { Node = null, Unseen = unseen };
    }

    // What OpenClaw itself installs for launchd: WRAPPER ENVFILE node ... from 2026.4.27 to 2026.6.11, later with /bin/sh in front. The
    // wrapper sources ENVFILE, then runs the rest.
    private StartCommand ReadScript(ImmutableArray<PlacedText> words, StartCommand known, int depth) =>
        words is [{ Text: var wrapper }, { Text: var file }, .. { Length: > 0 } rest] && wrapper.EndsWith("-env-wrapper.sh", StringComparison.Ordinal)
            ? Read(rest, known with { EnvFile = MachinePath.Join("/", file) }, depth + 1)
            : ReadProgram(words, known, depth);

    private string? FindProgram(string name, string? folder) =>
        files is null ? "node"
        : name.Contains('/', StringComparison.Ordinal) ? At(name, folder)
        : (environment.GetValueOrDefault("PATH")?.Value ?? "/usr/local/bin:/usr/bin:/bin").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => MachinePath.Join("/", folder + "/" + name)).FirstOrDefault(files.IsFile);

    // A path that a program opens: what does not begin with a slash lies below the folder that the program runs in.
    private string? At(string path, string? folder) => files is null ? path : path.StartsWith('/') ? MachinePath.Join("/", path) : folder is null ? null : MachinePath.Join(folder, path);

    private static ImmutableArray<string> Texts(ImmutableArray<PlacedText> words) => [.. words.Select(word => word.Text)];

    private static ImmutableArray<PlacedText> Words(PlacedText line) => Words(line.Text, line.Part);

    private string Expand(string word) => Variable().Replace(word, match => environment.GetValueOrDefault(match.Groups[1].Value)?.Value ?? "");

    private static ImmutableArray<PlacedText> Words(ReadOnlySpan<char> line, Func<string, int, int, PlacedText> place)
    {
        var words = ImmutableArray.CreateBuilder<PlacedText>();
        var reader = new WordReader(line, escapes: true);
        while (reader.Next() is { } word)
        {
            if (word.Text == ";")
            {
                break;
            }

            words.Add(place(word.Text, word.Offset, word.Length));
        }

        return words.ToImmutable();
    }

    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_]*)=(.*)$", RegexOptions.Singleline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\A\$([A-Za-z_][A-Za-z0-9_]*)\z")]
    private static partial Regex WholeVariable();

    [GeneratedRegex(@"\A-[cl]*c[cl]*\z")]
    private static partial Regex ExecOptions();
}
