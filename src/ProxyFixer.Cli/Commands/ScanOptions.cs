using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Completion;
using ProxyFixer.Formats;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary>The arguments that say what is looked at on the machine.</summary>
/// <param name="writes">Whether the command is about changing the files.</param>
internal sealed class ScanOptions(bool writes)
{
    private readonly GitOptions git = new();
    private readonly Option<string?> stdinName = new("--stdin-filename") { Description = "The name of the file that comes by standard input (PATH -)", HelpName = "NAME" };
    private readonly Argument<string[]> paths = new("PATH") { Description = "Files or folders, or - for standard input; without any, this machine's OpenClaw", Arity = ArgumentArity.ZeroOrMore };
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
        git.AddTo(command);
        command.Add(stdinName);
    }

    /// <summary>Whether a file comes by standard input, to which nothing can be written.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True where a PATH means it.</returns>
    public bool HasInput(ParseResult parsed) => parsed.GetValue(paths)!.Any(StandardInput.Is);

    /// <summary>Reads the arguments.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The request, and the machine with what came by standard input or from git.</returns>
    /// <exception cref="ProxyFixerException">A path or kind does not exist.</exception>
    public (ScanRequest Request, Host Host) Read(ParseResult parsed, Host host, ProgramContext here)
    {
        var wanted = parsed.GetValue(kind);
        if (wanted is not null)
        {
            FormatCatalog.OfKind(wanted);
        }

        (var named, host) = Locate(parsed, host, here);
        if (wanted is not null && named.IsEmpty && !git.IsAsked(parsed))
        {
            throw ProxyFixerException.WrongInput($"{kind.Name} says what the files of PATH are: give a PATH");
        }

        var request = new ScanRequest(named, wanted, parsed.GetValue(unit), parsed.GetValue(scope));
        return git.Select(parsed, host, named, here) is not var (selected, contents) ? (request, host)
            : writes && !contents.IsEmpty ? throw ProxyFixerException.WrongInput($"--staged: {host.Display(contents[0].Path)} has changes that are not staged; stage or stash them, because a fix is made for the file as it is")
            : (request with { Paths = selected, IsSelection = true }, host with { Files = host.Files.With(contents) });
    }

    private (ImmutableArray<string> Paths, Host Host) Locate(ParseResult parsed, Host host, ProgramContext here)
    {
        var (given, name) = (parsed.GetValue(paths)!, parsed.GetValue(stdinName));
        var inputs = given.Count(StandardInput.Is);
        if (inputs == 0)
        {
            return name is null ? ([.. given.Select(path => MachineOptions.Locate(host, path, here))], host)
                : throw ProxyFixerException.WrongInput("--stdin-filename names what comes by standard input: give - as PATH");
        }

        if (inputs > 1)
        {
            throw ProxyFixerException.WrongInput("standard input can be read once");
        }

        var input = StandardInput.Read(name, host, here);
        return ([.. given.Select(path => StandardInput.Is(path) ? input.Path : MachineOptions.Locate(host, path, here))], host with { Files = host.Files.With([input]) });
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
