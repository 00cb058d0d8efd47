using System.Collections.Immutable;

namespace ProxyFixer.Cli.Completion;

/// <summary>The completion script for PowerShell 7. Where nothing is offered, it offers files by itself.</summary>
internal static class PowerShellCompletion
{
    /// <summary>Writes the script.</summary>
    /// <param name="commands">The commands.</param>
    /// <returns>Lines for <c>Invoke-Expression</c>.</returns>
    public static string Write(ImmutableArray<CommandShape> commands) =>
        $$"""
        # Completion of proxyfixer in PowerShell: proxyfixer completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName proxyfixer -ScriptBlock {
          param($word, $ast, $position)
          $commands = [ordered]@{
        {{string.Join('\n', commands.Select(command => $"    {Quoted(command.Name)} = {Quoted(command.Summary)}"))}}
          }
          $options = @{
        {{string.Join('\n', commands.Select(command => $"    {Quoted(command.Name)} = [ordered]@{{ {string.Join("; ", command.Options.Select(option => $"{Quoted(option.Name)} = {Quoted(option.Summary)}"))} }}"))}}
          }
          $values = @{
        {{string.Join('\n', commands.SelectMany(Values))}}
          }
          $typed = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position -or $_.Extent.Text -ne $word } | ForEach-Object { $_.Extent.Text })
          $command = $typed | Select-Object -Skip 1 | Where-Object { $_ -notlike '-*' } | Select-Object -First 1
          $before, $rest = '', $word
          if ($word -match '^(--[a-z-]+)=(.*)$') { $before, $rest, $last = "$($Matches[1])=", $Matches[2], $Matches[1] } else { $last = $typed[-1] }
          $offered = if (-not $command) { $commands }
            elseif ($values.ContainsKey("$command $last")) { $values["$command $last"] }
            elseif ($word -like '-*') { $options[$command] }
            else { $values["$command "] }
          $names = if ($offered -is [System.Collections.IDictionary]) { $offered.Keys } else { $offered }
          $names | Where-Object { $_ -and $_ -like "$rest*" } | ForEach-Object {
            $about = if ($offered -is [System.Collections.IDictionary]) { $offered[$_] } else { $_ }
            [System.Management.Automation.CompletionResult]::new("$before$_", $_, 'ParameterValue', $about)
          }
        }

        """;

    private static IEnumerable<string> Values(CommandShape command)
    {
        var words = command.Arguments.SelectMany(argument => argument.Words).ToImmutableArray();
        var all = from option in command.Options
                  where option.Value is { Source: ValueSource.Words }
                  select Line($"{command.Name} {option.Name}", option.Value!.Words);
        return words.IsEmpty ? all : all.Append(Line(command.Name + " ", words));
    }

    private static string Line(string key, IEnumerable<string> words) => $"    {Quoted(key)} = @({string.Join(", ", words.Select(Quoted))})";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
