using System.Collections.Immutable;

namespace ProxyFixer.Cli.Completion;

/// <summary>The completion script for zsh; it can be sourced, or lie as <c>_proxyfixer</c> in a folder of <c>fpath</c>.</summary>
internal static class ZshCompletion
{
    /// <summary>Writes the script.</summary>
    /// <param name="commands">The commands.</param>
    /// <returns>Lines for <c>source</c>, after <c>compinit</c>.</returns>
    public static string Write(ImmutableArray<CommandShape> commands) =>
        $$"""
        #compdef proxyfixer
        # Completion of proxyfixer in zsh: source <(proxyfixer completion zsh)
        _proxyfixer() {
          local context state state_descr line
          local -A opt_args
          local -a commands=(
        {{string.Join('\n', commands.Select(command => $"    {Quoted($"{command.Name}:{command.Summary}")}"))}}
          )
          _arguments -C '(- *)'{-h,--help}'[Show the commands]' '(- *)--version[Show name and version]' '1:command:->command' '*::argument:->argument'
          case $state in
            command) _describe -t commands command commands ;;
            argument)
              case $words[1] in
        {{string.Join('\n', commands.Select(Case))}}
              esac ;;
          esac
        }
        if [[ $funcstack[1] == _proxyfixer ]]; then _proxyfixer "$@"; else compdef _proxyfixer proxyfixer; fi

        """;

    private static string Case(CommandShape command) =>
        $"        {command.Name}) _arguments -s -S {string.Join(' ', command.Options.Select(Option).Concat(command.Arguments.Select(Argument)))} ;;";

    private static string Option(OptionShape option)
    {
        var name = option.Value is null ? option.Name : option.Name + "="; // also "--name value"
        var names = option.Short is { } letter ? $"{{{letter},{name}}}" : name;
        var before = option.MayBeRepeated ? "'*'" : option.Short is { } other ? $"'({other} {option.Name})'" : "";
        var value = option.Value is { } taken ? $":{Plain(taken.Name)}:{Action(taken)}" : "";
        return $"{before}{names}{Quoted($"[{Plain(option.Summary)}]{value}")}";
    }

    private static string Argument(ValueShape argument) =>
        Quoted($"{(argument.Arity.MaximumNumberOfValues > 1 ? "*" : "")}:{Plain(argument.Name)}:{Action(argument)}");

    private static string Action(ValueShape value) => value.Source switch
    {
        ValueSource.Words => $"({string.Join(' ', value.Words)})",
        ValueSource.Folder => "_files -/",
        ValueSource.File => "_files",
        _ => " ",
    };

    // What _arguments(1) gives a meaning to.
    private static string Plain(string text) =>
        text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
