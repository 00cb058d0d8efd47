using System.Collections.Immutable;

namespace ProxyFixer.Cli.Completion;

/// <summary>The completion script for fish.</summary>
internal static class FishCompletion
{
    /// <summary>Writes the script.</summary>
    /// <param name="commands">The commands.</param>
    /// <returns>Lines for <c>source</c>.</returns>
    public static string Write(ImmutableArray<CommandShape> commands) =>
        $$"""
        # Completion of proxyfixer in fish: proxyfixer completion fish | source
        function __proxyfixer_is
            for word in (commandline -opc)[2..-1]
                string match -q -- '-*' $word; and continue
                test "$word" = "$argv[1]"
                return
            end
            test -z "$argv[1]"
        end
        complete -c proxyfixer -f
        complete -c proxyfixer -n '__proxyfixer_is ""' -s h -l help -d 'Show the commands'
        complete -c proxyfixer -n '__proxyfixer_is ""' -l version -d 'Show name and version'
        {{string.Join('\n', commands.Select(command => $"complete -c proxyfixer -n '__proxyfixer_is \"\"' -a {command.Name} -d {Quoted(command.Summary)}"))}}
        {{string.Join('\n', commands.SelectMany(Lines))}}

        """;

    private static IEnumerable<string> Lines(CommandShape command)
    {
        var start = $"complete -c proxyfixer -n '__proxyfixer_is {command.Name}'";
        var arguments = command.Arguments.Where(argument => argument.Source != ValueSource.Unknown).Select(argument => $"{start} {Action(argument)}").Distinct();
        var options = from option in command.Options
                      let letter = option.Short is { } one ? $" -s {one[1..]}" : ""
                      let value = option.Value is { } taken ? $" {(taken.Source == ValueSource.File ? "-r" : "-x")} {Action(taken)}".TrimEnd() : ""
                      select $"{start}{letter} -l {option.Name[2..]}{value} -d {Quoted(option.Summary)}";
        return arguments.Concat(options);
    }

    private static string Action(ValueShape value) => value.Source switch
    {
        ValueSource.Words => $"-a {Quoted(string.Join(' ', value.Words))}",
        ValueSource.Folder => "-a '(__fish_complete_directories)'",
        ValueSource.File => "-F",
        _ => "",
    };

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
