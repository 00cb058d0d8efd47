using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Cli.Manual;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer man</c>: prints a manual page, for those who pack the program; not told of in the help.</summary>
internal static class ManCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var name = new Argument<string?>("COMMAND") { Description = "A command; without one, the page of the program", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("man", "Print a manual page") { name };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var commands = CommandShape.All(CommandCatalog.Root(here));
            var pages = new ManualPages(commands, JsonReport.ToolVersion, here.Environment.GetValueOrDefault("SOURCE_DATE_EPOCH"));
            here.Output.Write(parsed.GetValue(name) switch
            {
                null => pages.Program(),
                var wanted when commands.FirstOrDefault(one => one.Name == wanted) is { } known => pages.Command(known),
                var wanted => throw ProxyFixerException.WrongInput($"there is no command '{wanted}'"),
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
