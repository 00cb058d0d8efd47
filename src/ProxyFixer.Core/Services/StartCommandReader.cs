using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;

namespace ProxyFixer.Services;

/// <summary>Follows a start command through <c>env</c>, shells and OpenClaw's launchers to node and its script.</summary>
/// <param name="files">The machine.</param>
/// <param name="environment">What the service gives the command; for <c>PATH</c> and <c>${NAME}</c>.</param>
public sealed partial class StartCommandReader(MachineFiles files, ImmutableSortedDictionary<string, string> environment)
{
    // A wrapper that starts a wrapper that starts a wrapper is as far as a person goes too.
    private const int MostWrappers = 8;

    // node options that take their value from the next word (node --help, 22 to 26).
    private static readonly ImmutableArray<string> OptionsWithValue =
        ["-r", "--require", "--import", "-C", "--conditions", "--loader", "--experimental-loader", "--title", "--env-file", "--icu-data-dir"];

    /// <summary>Reads a command line.</summary>
    /// <param name="line">The value of <c>ExecStart=</c>, specifiers resolved.</param>
    /// <returns>What it starts.</returns>
    public StartCommand Read(string line) => Read(Words(line.AsSpan().TrimStart("@-:+!|"), expand: true));

    /// <summary>Reads a command that is split into words already.</summary>
    /// <param name="words">The words, program first; at least one.</param>
    /// <returns>What it starts.</returns>
    public StartCommand Read(ImmutableArray<string> words) => Read(words, StartCommand.Unknown("no command"), 0);

    private StartCommand Read(ImmutableArray<string> words, StartCommand known, int depth)
    {
        if (words.IsEmpty || depth > MostWrappers)
        {
            return known;
        }

        return MachinePath.Name(words[0]) switch
        {
            "node" or "nodejs" => ReadNode(words, known),
            "env" => ReadEnv(words, known, depth),
            "sh" or "bash" or "dash" or "zsh" => ReadShell(words, known, depth),
            "exec" or "nohup" or "setsid" or "command" => Read(words[1..], known, depth + 1),
            "nice" or "ionice" or "chrt" or "taskset" or "sudo" or "proxychains" or "proxychains4" =>
                known with { Unseen = $"it is started by {MachinePath.Name(words[0])}" },
            _ => ReadProgram(words, known, depth),
        };
    }

    private StartCommand ReadNode(ImmutableArray<string> words, StartCommand known)
    {
        var (at, script) = Split(words);
        return known with
        {
            Node = FindProgram(words[0]),
            Options = words[1..at],
            Script = script < words.Length ? MachinePath.Join("/", words[script]) : null,
            Unseen = null,
        };
    }

    /// <summary>Splits a command line of node.</summary>
    /// <param name="words">The words, node first.</param>
    /// <returns>Where its options end, and where the script stands; the number of words, or more, where there is none.</returns>
    internal static (int OptionsEnd, int Script) Split(ImmutableArray<string> words)
    {
        var at = 1;
        while (at < words.Length && words[at].StartsWith('-') && words[at] is not "-" and not "--")
        {
            at += OptionsWithValue.Contains(words[at]) ? 2 : 1;
        }

        at = Math.Min(at, words.Length);
        return (at, at < words.Length && words[at] == "--" ? at + 1 : at);
    }

    // env [-i] [-u NAME] [-S STRING] [NAME=VALUE]... COMMAND (coreutils manual, "env invocation")
    private StartCommand ReadEnv(ImmutableArray<string> words, StartCommand known, int depth)
    {
        var at = 1;
        for (; at < words.Length; at++)
        {
            var word = words[at];
            if (word is "-i" or "-" or "--ignore-environment")
            {
                known = known with { ClearsEnvironment = true };
            }
            else if (word is "-u" or "--unset" && at + 1 < words.Length)
            {
                known = known with { Removed = known.Removed.Add(words[++at]) };
            }
            else if (word.StartsWith("--unset=", StringComparison.Ordinal))
            {
                known = known with { Removed = known.Removed.Add(word["--unset=".Length..]) };
            }
            else if (word is "-S" or "--split-string" && at + 1 < words.Length)
            {
                return Read(["env", .. Words(words[at + 1], expand: false), .. words[(at + 2)..]], known, depth + 1);
            }
            else if (Assignment().Match(word) is { Success: true } match)
            {
                known = known with { Added = known.Added.Add(new(match.Groups[1].Value, match.Groups[2].Value)) };
            }
            else if (!word.StartsWith('-'))
            {
                break;
            }
        }

        return Read(words[at..], known, depth + 1);
    }

    private StartCommand ReadShell(ImmutableArray<string> words, StartCommand known, int depth)
    {
        var command = -1;
        for (var i = 1; i < words.Length && words[i].StartsWith('-'); i++)
        {
            command = Regex.IsMatch(words[i], "^-[a-z]*c[a-z]*$") ? i + 1 : command;
        }

        if (command > 0 && command < words.Length)
        {
            return ReadShellText(words[command], known, depth);
        }

        // OpenClaw 2026.4.27 and later: sh WRAPPER ENVFILE node ...; the wrapper sources ENVFILE, then runs the rest.
        return words is [_, var wrapper, var file, .. { Length: > 0 } rest] && wrapper.EndsWith("-env-wrapper.sh", StringComparison.Ordinal)
            ? Read(rest, known with { EnvFile = MachinePath.Join("/", file) }, depth + 1)
            : words.Length > 1 ? ReadProgram(words[1..], known, depth) : known with { Unseen = "it is started by a shell" };
    }

    private StartCommand ReadShellText(string text, StartCommand known, int depth)
    {
        // Only a single plain command is followed; anything else may do what it likes with the environment.
        var last = text.Split("&&", StringSplitOptions.TrimEntries)[^1];
        if (ShellSyntax().IsMatch(last))
        {
            return known with { Unseen = "it is started by a shell command" };
        }

        var words = Words(last, expand: false);
        var read = Read(words.IsEmpty || Assignment().IsMatch(words[0]) ? ["env", .. words] : words, known, depth + 1);
        return read with { Unseen = "a shell starts it and may change the environment" };
    }

    // A link or launcher in PATH: "#!/usr/bin/env node" scripts run with node; short shell launchers name it themselves.
    private StartCommand ReadProgram(ImmutableArray<string> words, StartCommand known, int depth)
    {
        var program = FindProgram(words[0]);
        if (program is null || files.Status(program) is not { Size: < 1024 * 1024 } || files.TryRead(program, out _) is not { } text)
        {
            return known with { Script = program ?? known.Script, Unseen = $"{words[0]} is not looked into" };
        }

        var first = text.Text.Split('\n', 2)[0].TrimEnd('\r');
        if (first.StartsWith("#!", StringComparison.Ordinal) && first.Contains("node", StringComparison.Ordinal))
        {
            return Read([.. Words(first.AsSpan(2), expand: false), files.Resolve(program) ?? program, .. words[1..]], known, depth + 1);
        }

        return Launcher().Match(text.Text) is { Success: true } match
            ? Read([.. Words(match.Groups[1].Value, expand: false), .. words[1..]], known, depth + 1)
            : known with { Script = files.Resolve(program), Unseen = $"{words[0]} is not looked into" };
    }

    private string? FindProgram(string name) =>
        name.Contains('/', StringComparison.Ordinal) ? MachinePath.Join("/", name)
        : environment.GetValueOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => MachinePath.Join("/", folder + "/" + name)).FirstOrDefault(files.IsFile);

    private ImmutableArray<string> Words(ReadOnlySpan<char> line, bool expand)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var reader = new WordReader(line, escapes: true);
        while (reader.Next() is { } word)
        {
            if (word.Text == ";")
            {
                break;
            }

            words.Add(expand ? Variable().Replace(word.Text, match => environment.GetValueOrDefault(match.Groups[1].Value, "")) : word.Text);
        }

        return words.ToImmutable();
    }

    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_]*)=(.*)$", RegexOptions.Singleline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"[;|<>`()]|\$\(")]
    private static partial Regex ShellSyntax();

    [GeneratedRegex("""^exec\s+("?[^"\n$]*node"?\s[^\n$]*?)(?:\s+"\$@")?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Launcher();
}
