using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Cli;

/// <summary>Says in our words what System.CommandLine says of a command line.</summary>
internal static partial class ParseFault
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="error">An error of the library.</param>
    /// <returns>A sentence without a final full stop.</returns>
    public static string Of(ParseError error)
    {
        var message = error.Message;
        var name = NameOf(error.SymbolResult);
        return Choice().Match(message) is { Success: true } choice ? OfChoice(name, choice)
            : Type().Match(message) is { Success: true } type ? $"{type.Groups["option"].Value} '{type.Groups["value"].Value}': write a whole number"
            : Missing().Match(message) is { Success: true } missing ? $"{missing.Groups["name"].Value} needs {(missing.Groups["argument"] is { Success: true } argument ? argument.Value : "a value")}"
            : Surplus().Match(message) is { Success: true } surplus ? $"'{Word(surplus.Groups["value"].Value)}' is one word too many"
            : Repeated().Match(message) is { Success: true } repeated ? $"{repeated.Groups["name"].Value} is given more than once"
            : message.TrimEnd('.');
    }

    private static string OfChoice(string? name, Match choice)
    {
        var known = choice.Groups["known"].Captures.Select(one => one.Value).ToArray();
        var word = choice.Groups["value"].Value;
        return $"{(name is null ? "" : name + " ")}'{word}' is none of {string.Join(", ", known)}{NearestName.Question(word, known)}";
    }

    // A value may stand where none belongs: set FILE NAME=VALUE OTHER=VALUE.
    private static string Word(string word) => word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals
        ? $"{word[..equals]}={Secrets.Mask(word[..equals].TrimStart('-'), word[(equals + 1)..])}"
        : Secrets.MaskCredentials(word);

    private static string? NameOf(SymbolResult? result) => result switch
    {
        null => null,
        OptionResult option => option.Option.Name,
        CommandResult command => command.Command.Name,
        _ => NameOf(result.Parent),
    };

    [GeneratedRegex(@"\AArgument '(?<value>.*?)' not recognized\. Must be one of:(?:\s*'(?<known>[^']+)')+", RegexOptions.Singleline)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\ACannot parse argument '(?<value>.*?)' for option '(?<option>--[a-z-]+)' as expected type", RegexOptions.Singleline)]
    private static partial Regex Type();

    [GeneratedRegex(@"\ARequired argument(?: '(?<argument>[^']+)')? missing for (?:option|command): '(?<name>[^']+)'")]
    private static partial Regex Missing();

    [GeneratedRegex(@"\AUnrecognized command or argument '(?<value>.*)'\.\z", RegexOptions.Singleline)]
    private static partial Regex Surplus();

    [GeneratedRegex(@"\AOption '(?<name>[^']+)' expects a single argument")]
    private static partial Regex Repeated();
}
