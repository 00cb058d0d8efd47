using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer diff</c>: prints the patch that <c>fix --yes</c> would apply; writes nothing.</summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(Surroundings here)
    {
        var (machine, survey, headers, rules, output, fixes) =
            (new MachineOptions(), new SurveyOptions(), new HeaderOptions(), new RuleOptions(), new OutputOptions("text"), new FixOptions());
        var command = new Command("diff", "Print the patch that fix --yes would apply");
        survey.AddTo(command);
        machine.AddTo(command);
        headers.AddTo(command);
        rules.AddTo(command);
        output.AddTo(command);
        fixes.AddTo(command, withTrust: true);
        command.SetAction(parsed =>
        {
            var host = machine.Read(parsed, here) with { Settings = headers.Settings(parsed, here) };
            host = host with { Patched = PatchedFiles.Of(fixes.Store(parsed, here), host.Files.Root) };
            var request = new FixRequest(rules.FailOn(parsed) ?? Severity.Info, fixes.Trust(parsed));
            var result = new Pipeline(host, survey.Read(parsed, host, here) with { Headers = headers.Mode(parsed) }, rules.Engine(parsed, here), request)
                .Fix(new AcceptEverything(), writer: null);
            return Print(result, host, output, parsed, here);
        });
        return command;
    }

    /// <summary>Prints the patch of a dry run.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">Where to, and whether secrets are hidden.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The streams.</param>
    /// <returns>The exit status.</returns>
    public static int Print(FixResult result, Host host, OutputOptions output, ParseResult parsed, Surroundings here)
    {
        var status = Print(result.Patches, host, output, parsed, here);
        return TellUnreadable(result, host, here) ? ExitCode.CouldNotFinish : status;
    }

    /// <summary>Says which files could not be read, so that what is in them was neither judged nor mended.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The streams.</param>
    /// <returns>True where there is such a file.</returns>
    public static bool TellUnreadable(FixResult result, Host host, Surroundings here)
    {
        foreach (var file in result.Before.Survey.Unreadable)
        {
            here.Error.Write(Printable.Of($"proxyfixer: {host.Display(file.Path)} was not read: {file.Reason}\n"));
        }

        return !result.Before.Survey.Unreadable.IsEmpty;
    }

    /// <summary>Prints patches.</summary>
    /// <param name="patches">In the order to print; may be empty.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">Where to, and whether secrets are hidden.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The streams.</param>
    /// <returns>The exit status.</returns>
    public static int Print(ImmutableArray<FilePatch> patches, Host host, OutputOptions output, ParseResult parsed, Surroundings here)
    {
        var exact = output.ShowsAll(parsed) || output.HasFile(parsed);
        output.Write(parsed, here, exact ? UnifiedDiff.Render(patches, host.Display) : MaskedDiff.Render(patches, host.Display));
        if (!output.IsQuiet(parsed) && patches.IsEmpty)
        {
            here.Error.Write("Nothing to change.\n");
        }

        return patches.IsEmpty ? ExitCode.Clean : ExitCode.Findings;
    }
}
