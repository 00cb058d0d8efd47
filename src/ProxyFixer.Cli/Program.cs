using System.CommandLine;
using System.CommandLine.Parsing;
using ProxyFixer.Cli.Commands;
using ProxyFixer.Reports;
using ProxyFixer.Review;

namespace ProxyFixer.Cli;

/// <summary>The program as a function: arguments and streams in, exit status out.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var interruption = new Interruption();
        return Run(args, Surroundings.OfThisProcess(interruption));
    }

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line without the program's name.</param>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The exit status (see <see cref="ExitCode"/>).</returns>
    public static int Run(IReadOnlyList<string> args, Surroundings here)
    {
        try
        {
            // "@scope/package" is a path here, not a response file.
            var parsed = CommandCatalog.Root(here).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            var errors = parsed.Errors.Select(error => error.Message).Concat(UnknownOptions(parsed, args)).ToArray();
            if (errors.Length > 0)
            {
                here.Error.Write(string.Concat(errors.Select(error => $"proxyfixer: {error}\n")));
                here.Error.Write("Run proxyfixer --help to see what there is.\n");
                return ExitCode.WrongInput;
            }

            return parsed.Invoke(new() { Output = here.Output, Error = here.Error, EnableDefaultExceptionHandler = false });
        }
        catch (ProxyFixerException e)
        {
            here.Error.Write(Printable.Of($"proxyfixer: {e.Message}\n"));
            return e.ExitCode;
        }
        catch (InterruptedReviewException e)
        {
            here.Error.Write($"{e.Message}\n");
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException)
        {
            here.Error.Write("proxyfixer: interrupted; nothing is half-written\n");
            return ExitCode.Interrupted;
        }
        catch (IOException e) when (Surroundings.IsOutputFailure(e))
        {
            return ExitCode.CouldNotFinish;
        }
    }

    // The library takes an option it does not know for an argument.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed, IReadOnlyList<string> args) =>
        args.TakeWhile(arg => arg != "--")
            .Where(arg => arg.StartsWith('-') && arg.Length > 1)
            .Where(arg => parsed.CommandResult.Children.OfType<ArgumentResult>().Any(result => result.Tokens.Any(token => token.Value == arg)))
            .Select(arg => $"unknown option '{arg}' (a file of that name goes behind --)");
}
