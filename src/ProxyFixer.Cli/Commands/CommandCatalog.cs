using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;

namespace ProxyFixer.Cli.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandCatalog
{
    private const string ProgramName = "proxyfixer";

    private static readonly ImmutableArray<string> Names =
        ["apply", "completion", "diff", "env", "fix", "guard", "help", "inspect", "lint", "man", "restore", "rules", "set", "verify"];

    /// <summary>Makes the whole command line.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The root command.</returns>
    public static Command Root(ProgramContext here) => Root(Names.Select(name => Create(name, here)));

    /// <summary>Makes as much of it as a line of arguments needs: to make all commands with their options takes a tenth of a short run.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <param name="args">The command line without the program's name.</param>
    /// <returns>The root command; with one command where the first word names it, else whole.</returns>
    public static Command Root(ProgramContext here, IReadOnlyList<string> args) =>
        args.Count > 0 && Names.Contains(args[0]) ? Root([Create(args[0], here)]) : Root(here);

    private static Command Create(string name, ProgramContext here) => name switch
    {
        "apply" => ApplyCommand.Create(here),
        "completion" => CompletionCommand.Create(here),
        "diff" => DiffCommand.Create(here),
        "env" => EnvCommand.Create(here),
        "fix" => FixCommand.Create(here),
        "guard" => GuardCommand.Create(here),
        "help" => HelpCommand.Create(here),
        "inspect" => InspectCommand.Create(here),
        "lint" => LintCommand.Create(here),
        "man" => ManCommand.Create(here),
        "restore" => RestoreCommand.Create(here),
        "rules" => RulesCommand.Create(here),
        "set" => SetCommand.Create(here),
        "verify" => VerifyCommand.Create(here),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static Command Root(IEnumerable<Command> commands)
    {
        // No RootCommand: to find out how it is called it reads the command line anew, and looks into its resources.
        var root = new Command(ProgramName, "Finds and fixes what keeps OpenClaw's Codex requests from passing a proxy. Nothing leaves this machine but with verify --online or --turn.")
        {
            new HelpOption("--help", "-h", "-?"), // not /h: paths here
            new VersionOption(),
        };
        foreach (var command in commands)
        {
            root.Add(command);
        }

        return root;
    }

    /// <summary>Tells whether a command may change files of the machine that is looked at.</summary>
    /// <param name="command">A command of the root.</param>
    /// <returns>False for one that only reads.</returns>
    public static bool Writes(Command command) => command.Name is "apply" or "fix" or "guard" or "restore" or "set";
}
