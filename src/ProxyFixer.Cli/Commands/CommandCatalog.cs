using System.CommandLine;

namespace ProxyFixer.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandCatalog
{
    /// <summary>Makes the whole command line.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The root command.</returns>
    public static RootCommand Root(ProgramContext here) =>
        new("Finds and fixes what keeps OpenClaw's Codex requests from passing a proxy. Nothing leaves this machine but with verify --online or --turn.")
        {
            ApplyCommand.Create(here),
            CompletionCommand.Create(here),
            DiffCommand.Create(here),
            EnvCommand.Create(here),
            FixCommand.Create(here),
            GuardCommand.Create(here),
            HelpCommand.Create(here),
            InspectCommand.Create(here),
            LintCommand.Create(here),
            ManCommand.Create(here),
            RestoreCommand.Create(here),
            RulesCommand.Create(here),
            SetCommand.Create(here),
            VerifyCommand.Create(here),
        };

    /// <summary>Tells whether a command may change files of the machine that is looked at.</summary>
    /// <param name="command">A command of the root.</param>
    /// <returns>False for one that only reads.</returns>
    public static bool Writes(Command command) => command.Name is "apply" or "fix" or "guard" or "restore" or "set";
}
