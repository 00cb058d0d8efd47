using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ProxyFixer.Cli;

/// <summary>
/// The library's help, in the brackets of other manuals: it writes an argument that may be left out like one that must be there, and a value that
/// belongs to its option's word like a word of its own.
/// </summary>
internal static partial class HelpPage
{
    /// <summary>Runs a command line that asks for help.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="output">Where the help goes.</param>
    /// <param name="error">Where else the library writes.</param>
    /// <returns>The exit status.</returns>
    public static int Write(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var status = parsed.Invoke(new() { Output = text, Error = error, EnableDefaultExceptionHandler = false });
        output.Write(Mend(text.ToString(), parsed.RootCommandResult.Command));
        return status;
    }

    private static string Mend(string help, Command root)
    {
        var options = root.Subcommands.SelectMany(command => command.Options).Where(TakesJoinedValue).Select(option => (option.Name, Value: option.HelpName)).Distinct();
        help = options.Aggregate(help, (text, option) => text.Replace($"{option.Name} <{option.Value}>", $"{option.Name}[={option.Value}]", StringComparison.Ordinal));
        return CommandLine().Replace(help, match => root.Subcommands.FirstOrDefault(command => command.Name == match.Groups["name"].Value) is { Arguments.Count: > 0 } command
            ? Row(command, match) : match.Value);
    }

    private static bool TakesJoinedValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MinimumNumberOfValues == 0;

    // The columns stay.
    private static string Row(Command command, Match match)
    {
        var values = match.Groups["value"].Captures.Select(capture => capture.Value);
        var row = $"  {command.Name} {string.Join(' ', command.Arguments.Zip(values, Label))}";
        return row.PadRight(match.Length - 2) + match.Value[^2..];
    }

    private static string Label(Argument argument, string value) =>
        argument.Arity.MinimumNumberOfValues > 0 ? $"<{value}>" : argument.Arity.MaximumNumberOfValues > 1 ? $"[{value}…]" : $"[{value}]";

    [GeneratedRegex("^  (?<name>[a-z]+)(?: <(?<value>[^>\n]+)>)+ {2,}(?=\\S)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
