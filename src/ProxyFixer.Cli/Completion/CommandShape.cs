using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;

namespace ProxyFixer.Cli.Completion;

/// <summary>What can be typed after a command: what completion scripts and manual pages are made from.</summary>
/// <param name="Name">The command.</param>
/// <param name="Summary">What it does, without a full stop.</param>
/// <param name="Arguments">What it takes, in order.</param>
/// <param name="Options">Its options, by name.</param>
internal sealed record CommandShape(string Name, string Summary, ImmutableArray<ValueShape> Arguments, ImmutableArray<OptionShape> Options)
{
    /// <summary>Describes the commands that a user is told of.</summary>
    /// <param name="root">The command line.</param>
    /// <returns>By name.</returns>
    public static ImmutableArray<CommandShape> All(Command root) =>
        [.. root.Subcommands.Where(command => !command.Hidden).Select(Of).OrderBy(command => command.Name, StringComparer.Ordinal)];

    private static CommandShape Of(Command command) => new(
        command.Name,
        command.Description ?? "",
        [.. command.Arguments.Select(argument => ValueShape.Of(argument, argument.Name))],
        [.. command.Options.Append(Help).Where(option => !option.Hidden).Select(OptionShape.Of).OrderBy(option => option.Name, StringComparer.Ordinal)]);

    // The library has it at the root alone, and understands it behind every command.
    private static Option<bool> Help => new("--help", "-h") { Description = "Show what the command takes" };
}

/// <summary>An option of a command.</summary>
/// <param name="Name">With its hyphens.</param>
/// <param name="Short">Its form of one letter, with a hyphen; null for none.</param>
/// <param name="Summary">What it does, without a full stop.</param>
/// <param name="Value">What stands behind it; null where nothing does.</param>
/// <param name="MayBeRepeated">Whether it counts more than once.</param>
internal sealed record OptionShape(string Name, string? Short, string Summary, ValueShape? Value, bool MayBeRepeated)
{
    /// <summary>Describes an option.</summary>
    /// <param name="option">The option.</param>
    /// <returns>Its shape.</returns>
    public static OptionShape Of(Option option) => new(
        option.Name,
        option.Aliases.FirstOrDefault(alias => alias.Length == 2 && alias[0] == '-' && alias[1] != '?'),
        option.Description ?? "",
        option.ValueType == typeof(bool) ? null : ValueShape.Of(option, option.HelpName),
        option.Arity.MaximumNumberOfValues > 1);
}

/// <summary>Where the shell finds what can be typed.</summary>
internal enum ValueSource
{
    /// <summary>Nobody can tell.</summary>
    Unknown,

    /// <summary>It is one of the words.</summary>
    Words,

    /// <summary>It is a file or folder.</summary>
    File,

    /// <summary>It is a folder.</summary>
    Folder,
}

/// <summary>What is typed for an argument, or behind an option.</summary>
/// <param name="Name">As help and manual call it.</param>
/// <param name="Summary">What it is, without a full stop.</param>
/// <param name="Source">Where the shell finds it.</param>
/// <param name="Words">Where it is one of some words: these, in their order.</param>
/// <param name="Arity">How many there are.</param>
internal sealed record ValueShape(string Name, string Summary, ValueSource Source, ImmutableArray<string> Words, ArgumentArity Arity)
{
    /// <summary>Describes what an argument or option takes.</summary>
    /// <param name="symbol">The argument or option.</param>
    /// <param name="name">What help calls the value; null where its words stand for it.</param>
    /// <returns>Its shape.</returns>
    public static ValueShape Of(Symbol symbol, string? name)
    {
        ImmutableArray<string> words = [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];
        var source = words.Length > 0 ? ValueSource.Words
            : name is "DIR" ? ValueSource.Folder
            : name is "PATH" or "PATCH" || name?.EndsWith("FILE", StringComparison.Ordinal) == true ? ValueSource.File
            : ValueSource.Unknown;
        return new(name ?? string.Join('|', words), symbol.Description ?? "", source, words, (symbol as Argument)?.Arity ?? (symbol as Option)?.Arity ?? ArgumentArity.ExactlyOne);
    }
}
