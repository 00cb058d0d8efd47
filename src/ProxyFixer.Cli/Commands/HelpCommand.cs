using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer help</c>: the same as <c>--help</c>, of the whole or of a command.</summary>
internal static class HelpCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var name = new Argument<string?>("COMMAND")
        {
            Description = "A command; without one, all of them",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { KnownWords.Commands(() => CommandCatalog.Root(here).Subcommands.Where(known => !known.Hidden).Select(known => known.Name)) },
        };
        var command = new Command("help", "Show the help of a command") { name };
        command.SetAction(parsed =>
        {
            var names = CommandCatalog.Root(here).Subcommands.Select(known => known.Name).ToArray();
            string[] asked = parsed.GetValue(name) is not { } wanted ? []
                : names.Contains(wanted) ? [wanted]
                : throw ProxyFixerException.WrongInput($"there is no command '{wanted}'{NearestName.Question(wanted, names)}");
            return HelpPage.Write(CommandLine.Parse([.. asked, "--help"], here), here.Output, here.Error);
        });
        return command;
    }
}
