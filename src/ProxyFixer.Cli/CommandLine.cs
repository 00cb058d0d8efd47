using System.CommandLine;
using System.CommandLine.Parsing;
using ProxyFixer.Cli.Commands;
using ProxyFixer.Reports;
using ProxyFixer.Text;

namespace ProxyFixer.Cli;

/// <summary>What the arguments ask for, or what is wrong with them, in our words.</summary>
internal static class CommandLine
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The command line without the program's name.</param>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>What they say.</returns>
    public static ParseResult Parse(IReadOnlyList<string> args, ProgramContext here)
    {
        var root = CommandCatalog.Root(here, args);

        // "@scope/package" is a path here, not a response file.
        return root.Parse(GitOptions.Spell(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    /// <summary>What <c>--version</c> prints.</summary>
    public static string Version => $"ProxyFixer {JsonReport.ToolVersion}\n";

    /// <summary>Tells what is wrong.</summary>
    /// <param name="parsed">What was read.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>Sentences without a final full stop; empty where nothing is.</returns>
    public static IEnumerable<string> Errors(ParseResult parsed, IReadOnlyList<string> args) =>
        (BeforeCommand(parsed, args) ?? UnknownCommand(parsed, args)) is { } wrong ? [wrong]
        : RawArguments.WithoutValue(parsed, args).Select(name => $"{name} needs a value").ToArray() is { Length: > 0 } empty ? empty
        : parsed.Errors.Select(ParseFault.Of).Concat(UnknownOptions(parsed, args));

    // The options of all commands but --help and --version stand behind the command; the library would call them words.
    private static string? BeforeCommand(ParseResult parsed, IReadOnlyList<string> args)
    {
        var root = parsed.RootCommandResult.Command;
        if (args is not [['-', _, ..] first, ..] || first == "--" || Named(root, first) is not null)
        {
            return null;
        }

        var (word, known) = (first.Split('=')[0], root.Subcommands.Where(command => !command.Hidden).ToArray());
        var command = known.FirstOrDefault(command => command.Name == "lint" && Named(command, first) is not null) ?? known.FirstOrDefault(command => Named(command, first) is not null);
        return command is null ? $"unknown option '{word}'{NearestName.Question(word, root.Options.Select(option => option.Name))}"
            : word == "-v" ? "-v goes behind a command, as in proxyfixer lint -v (--verbose); proxyfixer --version tells the version"
            : $"{word} goes behind a command, as in proxyfixer {command.Name} {word}";
    }

    private static Option? Named(Command command, string word) =>
        command.Options.FirstOrDefault(option => option.Aliases.Prepend(option.Name).Contains(word.Split('=')[0]));

    // Also before --help, which the library takes for a wish to see the help of the whole.
    private static string? UnknownCommand(ParseResult parsed, IReadOnlyList<string> args)
    {
        var names = parsed.RootCommandResult.Command.Subcommands.Select(command => command.Name).ToArray();
        return args.Count == 0 ? "a command is missing"
            : args.FirstOrDefault(arg => !arg.StartsWith('-')) is { } name && parsed.CommandResult == parsed.RootCommandResult
            ? $"there is no command '{name}'{NearestName.Question(name, names)}"
            : null;
    }

    // The library takes an option it does not know for an argument.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed, IReadOnlyList<string> args) =>
        args.TakeWhile(arg => arg != "--")
            .Where(arg => arg.StartsWith('-') && arg.Length > 1)
            .Where(arg => parsed.CommandResult.Children.OfType<ArgumentResult>().Any(result => result.Tokens.Any(token => token.Value == arg)))
            .Select(arg => $"unknown option '{arg}'{NearestName.Question(arg, parsed.CommandResult.Command.Options.Select(option => option.Name))} (a file of that name goes behind --)");
}
