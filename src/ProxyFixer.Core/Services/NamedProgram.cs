using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>
/// Tells by its words whether a command that cannot be followed starts OpenClaw. A word counts by its place: a program or package with the
/// subcommand behind it that runs a gateway or a node host, the image or the project of a container. A user, a folder, a log or a unit of
/// that name starts nothing.
/// </summary>
/// <param name="workingFolder">The working folder of the command, absolute as seen from the root; anything else is not known.</param>
internal sealed partial class NamedProgram(string workingFolder)
{
    // A shell in tmux in a shell is as far as a person goes too.
    private const int MostTexts = 4;

    // Nobody writes a command of more; each word is looked at with those behind it.
    private const int MostWords = 1_000;

    private const long LargestScript = 64 * 1024;

    // Programs that take a whole command of a shell as one of their words.
    private static readonly ImmutableArray<string> TextTakers =
    [
        "sh", "bash", "dash", "ash", "zsh", "ksh", "fish", "busybox", "tmux", "screen", "script", "su", "runuser", "flock",
        "pm2", "pm2-runtime", "concurrently", "npx", "npm",
    ];

    /// <summary>Looks at the words of a command.</summary>
    /// <param name="words">The words, program first.</param>
    /// <returns>True where they start OpenClaw.</returns>
    public bool IsIn(ImmutableArray<PlacedText> words) => IsIn(words, 0);

    /// <summary>Tells whether a text can start OpenClaw at all: whatever starts it, its name stands there.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>False where none of its commands starts it by itself; a script that it names may.</returns>
    public static bool IsNamedIn(ReadOnlySpan<char> text) => text.Contains("openclaw", StringComparison.Ordinal);

    /// <summary>Looks at the commands of a script.</summary>
    /// <param name="text">Any file.</param>
    /// <returns>True where it is a script of a shell and one of its commands starts OpenClaw.</returns>
    public static bool IsInScript(SourceText text) => IsNamedIn(text.Text) && (ShellShebang.Is(text.Text) || text.Path.EndsWith(".sh", StringComparison.Ordinal)) && new NamedProgram("").IsInText(text, 0);

    /// <summary>Looks at a command as it is given to a shell, and into the scripts that a command of one line names.</summary>
    /// <param name="command">The command, or a whole script.</param>
    /// <param name="files">The machine it is run on.</param>
    /// <returns>True where it starts OpenClaw.</returns>
    public static bool IsInCommand(string command, MachineFiles files)
    {
        var text = SourceText.FromString("/dev/stdin", command);
        return new NamedProgram("").IsInText(text, 0)
            || (!command.Contains('\n', StringComparison.Ordinal) && ScriptCommands.Of(text).SelectMany(one => one.Words).Any(word => IsScriptOf(word.Text, files)));
    }

    private static bool IsScriptOf(string path, MachineFiles files) => path.StartsWith('/')
        && files.Status(path) is { Type: FileType.File, Size: <= LargestScript } && files.Matches(path, IsNamedIn) && files.TryRead(path, out _) is { } text && IsInScript(text);

    private bool IsIn(ImmutableArray<PlacedText> placed, int depth)
    {
        ImmutableArray<string> words = [.. placed.Take(MostWords).Select(word => word.Text)];
        return Enumerable.Range(0, words.Length).Any(at =>
            (Program().IsMatch(words[at]) && StartsGateway(words[(at + 1)..]))
            || ContainerStart.IsOfOpenClaw(words[at..], workingFolder)
            || (depth < MostTexts && TextTakers.Contains(MachinePath.Name(words[at])) && words.Skip(at + 1).Any(word =>
                word.Contains(' ', StringComparison.Ordinal) && IsInText(SourceText.FromString("/dev/stdin", word), depth + 1))));
    }

    // What a loop goes through is no command, though it stands where one could.
    private bool IsInText(SourceText text, int depth) =>
        ScriptCommands.Of(text).Any(command => command.Words[0].Text is not ("for" or "case" or "select") && IsIn(command.Words, depth));

    // openclaw --profile work gateway run; with a runner's dashes before it: pm2-runtime openclaw -- gateway. Not gateway status and the like.
    private static bool StartsGateway(ImmutableArray<string> arguments)
    {
        var at = CliOptions.Count(arguments);
        var (command, next) = (arguments.ElementAtOrDefault(at), arguments.ElementAtOrDefault(at + 1));
        return (command == "gateway" && (next is null or "run" || next.StartsWith('-')))
            || (command == "node" && next == "run")
            || (arguments.IndexOf("--") is >= 0 and var dashes && dashes >= at && StartsGateway(arguments[(dashes + 1)..]));
    }

    // The launcher, the script, the package with a version (npx openclaw@latest), or where a shell finds it.
    [GeneratedRegex(@"(?:^|/)openclaw(?:\.mjs)?(?:@[\w.^~-]+)?\z|/openclaw/dist/(?:index|entry)\.js\z|^\$\((?:command -v|which|type -p) openclaw\)\z")]
    private static partial Regex Program();
}
