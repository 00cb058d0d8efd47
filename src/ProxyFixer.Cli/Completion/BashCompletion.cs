using System.Collections.Immutable;

namespace ProxyFixer.Cli.Completion;

/// <summary>
/// The completion script for bash from 3.2 on. Files are left to readline, which knows of quotes and of <c>~</c>; <c>compopt</c> is missing
/// in bash 3.2, where files are then offered too often.
/// </summary>
internal static class BashCompletion
{
    /// <summary>Writes the script.</summary>
    /// <param name="commands">The commands.</param>
    /// <returns>Lines for <c>source</c>.</returns>
    public static string Write(ImmutableArray<CommandShape> commands) =>
        $$"""
        # Completion of proxyfixer in bash: source <(proxyfixer completion bash)
        _proxyfixer() {
          local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= words= word
          COMPREPLY=()
          if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi
          for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
            [[ $word == -* ]] || { command=$word; break; }
          done
          case "$command $prev" in
        {{Cases(commands.SelectMany(Values))}}
            *)
              case $command in
                '') words='{{Words(commands.Select(command => command.Name).Concat(["--help", "--version"]))}}'; compopt +o default +o bashdefault 2>/dev/null ;;
        {{Cases(commands.Select(Positional), indent: "        ")}}
              esac ;;
          esac
          while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$cur")
        }
        complete -o bashdefault -o default -F _proxyfixer proxyfixer

        """;

    private const string NoFiles = "compopt +o default +o bashdefault 2>/dev/null";
    private const string OnlyFolders = "compopt +o default +o bashdefault -o dirnames 2>/dev/null";

    private static IEnumerable<(string Pattern, string Action)> Values(CommandShape command) =>
        from option in command.Options
        where option.Value is not null
        let names = option.Short is { } letter ? new[] { option.Name, letter } : [option.Name]
        select (string.Join('|', names.Select(name => $"'{command.Name} {name}'")), Action(option.Value!));

    private static (string Pattern, string Action) Positional(CommandShape command)
    {
        var options = command.Options.SelectMany(option => option.Short is { } letter ? new[] { option.Name, letter } : [option.Name]);
        var arguments = command.Arguments.SelectMany(argument => argument.Words);
        var files = command.Arguments.Any(argument => argument.Source == ValueSource.File);

        // Options are offered to who began one, so that files come first.
        return (command.Name, $"[[ $cur == -* ]] && words='{Words(options)}' || words='{Words(arguments)}'{(files ? "" : "; " + NoFiles)}");
    }

    private static string Action(ValueShape value) => value.Source switch
    {
        ValueSource.Words => $"words='{Words(value.Words)}'; {NoFiles}",
        ValueSource.Folder => OnlyFolders,
        ValueSource.File => ":",
        _ => NoFiles,
    };

    private static string Words(IEnumerable<string> words) => string.Join(' ', words);

    private static string Cases(IEnumerable<(string Pattern, string Action)> cases, string indent = "    ") =>
        string.Join('\n', cases.GroupBy(one => one.Action, one => one.Pattern).Select(same => $"{indent}{string.Join('|', same)}) {same.Key} ;;"));
}
