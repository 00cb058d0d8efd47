using System.CommandLine;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer diff</c>: prints the patch that <c>fix --yes</c> would apply; writes nothing.</summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var options = new RunOptions(offersFixes: true, "text", "json");
        var command = new Command("diff", "Print the patch that fix --yes would apply");
        options.AddTo(command);
        command.SetAction(parsed => PatchOutput.Print(options.Read(parsed, here), options, parsed, here));
        return command;
    }
}
