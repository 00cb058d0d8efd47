using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ProxyFixer.Guard;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>
/// <c>guard run</c>: what the units start. It is <c>lint</c> for one service, and says nothing where nothing is found; before it tells, it
/// repeats on request what was reviewed before.
/// </summary>
/// <param name="options">The options of <c>guard</c>.</param>
/// <param name="parsed">The parsed command line.</param>
/// <param name="here">Streams, environment and working folder.</param>
internal sealed class GuardRun(GuardOptions options, ParseResult parsed, ProgramContext here)
{
    private static readonly TimeSpan JournalReads = TimeSpan.FromSeconds(0.5);

    /// <summary>Looks once.</summary>
    /// <returns>The exit status of <c>lint</c>.</returns>
    /// <exception cref="ProxyFixerException">The service could not be looked at.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    public int Run()
    {
        here.Cancellation.WaitHandle.WaitOne(options.Settle(parsed));
        here.Cancellation.ThrowIfCancellationRequested();
        if (options.Reapplies(parsed))
        {
            Reapply();
        }

        var (status, report, remarks) = Catch("lint", "--quiet");
        if (status != ExitCode.Clean)
        {
            options.Output.Write(parsed, here, report);
            here.Error.Write(remarks);
            Tell(report + remarks, status);
            OutliveLastLine();
        }

        return status;
    }

    /// <summary>Runs another command of this program.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="here">Its streams.</param>
    /// <returns>Its exit status.</returns>
    /// <exception cref="ProxyFixerException">It could not do it.</exception>
    public static int Call(IReadOnlyList<string> arguments, ProgramContext here) =>
        CommandLine.Parse(arguments, here).Invoke(new() { Output = here.Output, Error = here.Error, EnableDefaultExceptionHandler = false });

    // Nobody is at a terminal: what was not reviewed as it is stays as it is, and is told.
    private void Reapply()
    {
        var (status, report, remarks) = Catch("fix", "--reapply", "--format", "json");
        here.Error.Write(remarks);
        if (status is not (ExitCode.Clean or ExitCode.Findings) || report.Length == 0)
        {
            return;
        }

        using var json = JsonDocument.Parse(report);
        var changed = json.RootElement.GetProperty("changed").EnumerateArray().Select(file => $"repeated in {file.GetProperty("path").GetString()} what was reviewed before\n").ToArray();
        var advice = json.RootElement.GetProperty("advice").EnumerateArray().Select(command => $"now run: {command.GetString()}\n");
        here.Error.Write(Printable.Of(changed.Length == 0 ? "" : string.Concat(changed.Concat(advice).Select(line => "proxyfixer: " + line))));
    }

    // A failure is told like a finding: a guard that cannot look is none.
    private (int Status, string Output, string Error) Catch(params string[] command)
    {
        var (output, error) = (new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" }, new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" });
        try
        {
            var status = Call([.. command, .. options.Same(parsed)], here with { Output = output, Error = error, Keys = null, IsTerminal = false, ErrorWidth = () => 0 });
            return (status, output.ToString(), error.ToString());
        }
        catch (ProxyFixerException e)
        {
            return (e.ExitCode, output.ToString(), $"{error}proxyfixer: {Printable.Of(e.Message)}\n");
        }
    }

    // journald asks /proc whose line it reads. For a process of a user's service that is over by then it knows no unit
    // (systemd issue 2913), and the line is missing from the log of the service.
    private void OutliveLastLine()
    {
        if (here.Environment.ContainsKey("JOURNAL_STREAM"))
        {
            here.Cancellation.WaitHandle.WaitOne(JournalReads);
        }
    }

    private void Tell(string report, int status)
    {
        if (options.Command(parsed) is { } command)
        {
            var (said, succeeded) = FindingCommand.Run(command, report, here.Environment, options.Gateways.Wanted(parsed) ?? "", status, here.Cancellation);
            here.Error.Write(Printable.Of(said));
            here.Error.Write(succeeded ? "" : "proxyfixer: the command of --command failed, or did not end in time\n");
        }
    }
}
