using System.CommandLine;
using ProxyFixer.Cli.Completion;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer completion</c>: the script that lets a shell complete commands, options and their values.</summary>
internal static class CompletionCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print the completion script for a shell") { shell };
        command.SetAction(parsed =>
        {
            var commands = CommandShape.All(CommandCatalog.Root(here));
            here.Output.Write(parsed.GetValue(shell) switch
            {
                "bash" => BashCompletion.Write(commands),
                "zsh" => ZshCompletion.Write(commands),
                "fish" => FishCompletion.Write(commands),
                _ => PowerShellCompletion.Write(commands),
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
