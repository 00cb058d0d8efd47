using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ProxyFixer.Cli.Commands;

namespace ProxyFixer.Cli;

/// <summary>The program as a function: arguments and streams in, exit status out.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        // Never disposed of: a further signal, while the runtime ends the process, would end it with a status of its own. --version, which
        // is at its end before one can come, spends no time on it.
#pragma warning disable CA2000
        var interruption = IsVersion(args) ? null : new Interruption();
#pragma warning restore CA2000
        var streams = StandardStreams.Open(interruption?.Token ?? CancellationToken.None);
        var failures = new Failures(streams.Error, interruption, Environment.GetEnvironmentVariable(Failures.TraceVariable) == "1") { Width = StandardStreams.FindErrorWidth };
        var status = failures.Tell(() =>
        {
            RawArguments.Check(args);
            if (interruption is null)
            {
                return ShowVersion(streams.Output);
            }

            LargePages.Ask();
            return Run(args, ProgramContext.OfThisProcess(interruption, streams));
        });

        // Never a good end where a part of it was not heard.
        return streams.HasLostWords && status is ExitCode.Clean or ExitCode.Findings ? ExitCode.CouldNotFinish : status;
    }

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line without the program's name.</param>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The exit status (see <see cref="ExitCode"/>).</returns>
    public static int Run(IReadOnlyList<string> args, ProgramContext here)
    {
        var failures = new Failures(here.Error, here.Interruption, here.Environment.GetValueOrDefault(Failures.TraceVariable) == "1") { Width = here.ErrorWidth };
        try
        {
            return failures.Tell(() => Invoke(args, here, failures));
        }
        finally
        {
            here.Opened.ForEach(opened => opened.Dispose());
        }
    }

    private static int Invoke(IReadOnlyList<string> args, ProgramContext here, Failures failures)
    {
        if (IsVersion(args))
        {
            return ShowVersion(here.Output);
        }

        var parsed = CommandLine.Parse(args, here);
        failures.IsForBuild = IsForBuild(parsed);
        var errors = CommandLine.Errors(parsed, args).ToArray();
        if (errors.Length > 0)
        {
            Array.ForEach(errors, failures.Complain);
            return args.Count == 0 ? ShowHelp(here) : SayWhereHelpIs(parsed, here);
        }

        failures.Outcome = CommandCatalog.Writes(parsed.CommandResult.Command)
            ? $"{FixOptions.RestoreCommand(parsed, "--list")} shows whether anything was changed"
            : failures.Outcome;
        return failures.AfterSignal(parsed.Action is HelpAction ? HelpPage.Write(parsed, here.Output, here.Error)
            : parsed.Invoke(new() { Output = here.Output, Error = here.Error, EnableDefaultExceptionHandler = false }));
    }

    private static bool IsVersion(IReadOnlyList<string> args) => args is ["--version"];

    private static int ShowVersion(TextWriter output)
    {
        output.Write(CommandLine.Version);
        return ExitCode.Clean;
    }

    private static bool IsForBuild(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Option.Name == "--format" && option.Tokens.Any(token => token.Value == "msbuild"));

    // A person who types the bare name wants to know what there is; a script that does so has lost its command.
    private static int ShowHelp(ProgramContext here)
    {
        here.Error.Write("\n");
        HelpPage.Write(CommandLine.Parse(["--help"], here), here.Error, here.Error);
        return ExitCode.WrongInput;
    }

    private static int SayWhereHelpIs(ParseResult parsed, ProgramContext here)
    {
        here.Error.Write($"Run proxyfixer {(parsed.CommandResult == parsed.RootCommandResult ? "" : parsed.CommandResult.Command.Name + " ")}--help to see what there is.\n");
        return ExitCode.WrongInput;
    }
}
