using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Formats;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary>The arguments that say what is looked at on the machine.</summary>
internal sealed class ScanOptions
{
    private readonly Argument<string[]> paths = new("PATH") { Description = "Files or folders; without any, this machine's OpenClaw", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> kind = new("--kind") { Description = "What the files of PATH are, where their names do not tell", HelpName = "KIND", CompletionSources = { KnownWords.Kinds } };
    private readonly Option<string?> unit = new("--unit") { Description = "Only this service", HelpName = "NAME" };
    private readonly Option<string?> scope = MakeScope();

    /// <summary>Adds the arguments to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(paths);
        command.Add(kind);
        command.Add(unit);
        command.Add(scope);
    }

    /// <summary>Reads the arguments.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ProxyFixerException">A path or kind does not exist.</exception>
    public ScanRequest Read(ParseResult parsed, Host host, ProgramContext here)
    {
        var wanted = parsed.GetValue(kind);
        if (wanted is not null)
        {
            FormatCatalog.OfKind(wanted);
        }

        return new(
            [.. parsed.GetValue(paths)!.Select(path => MachineOptions.Locate(host, path, here))],
            wanted,
            parsed.GetValue(unit),
            parsed.GetValue(scope));
    }

    /// <summary>Makes the option that names a manager.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> MakeScope()
    {
        var option = new Option<string?>("--scope") { Description = "Only services of this manager", HelpName = "user|system" };
        option.AcceptOnlyFromAmong("user", "system");
        return option;
    }
}
