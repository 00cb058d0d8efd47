using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Progress;
using ProxyFixer.Patches;
using ProxyFixer.Plans;
using ProxyFixer.Reports;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Commands;

/// <summary>The patch that a run would apply, as <c>diff</c> and every <c>--dry-run</c> print it.</summary>
internal static class PatchOutput
{
    /// <summary>Prints the patch of a dry run.</summary>
    /// <param name="run">What is looked at.</param>
    /// <param name="options">Where to, whether secrets are hidden, and whether what is left is accepted.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The streams.</param>
    /// <returns>The exit status.</returns>
    public static int Print(Run run, RunOptions options, ParseResult parsed, ProgramContext here)
    {
        options.CheckStandardOutput(parsed);
        var result = ProgressLine.While(here, options.Output.IsQuiet(parsed), () => run.Pipeline.Fix(new AcceptEverything(), writer: null));
        if (!options.HasInput(parsed))
        {
            new RootAdvice(parsed, here).TellOf(result.Patches, new(run.Host.Files));
        }

        var plan = new PlanText(run.Host, result.Before.ScanResult.Subjects) { Request = run.ScanResult };
        var status = Print(result.Patches, run.Host, plan, options.Output, options.Output.ShowsAll(parsed), parsed, here, LeftFindings.Of(result, run.Host, run.Request, _ => "it would be left"));
        options.Baselines.Write(result.After, parsed, options.Output.IsQuiet(parsed), here);
        return TellUnreadable(result, run.Host, here) ? ExitCode.CouldNotFinish : status;
    }

    /// <summary>Says which files could not be read, so that what is in them was neither judged nor fixed.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The streams.</param>
    /// <returns>True where there is such a file.</returns>
    public static bool TellUnreadable(FixResult result, Host host, ProgramContext here)
    {
        foreach (var file in result.Before.ScanResult.Unreadable)
        {
            here.Remark($"proxyfixer: {host.Display(file.Path)} was not read: {file.Reason}\n");
        }

        return !result.Before.ScanResult.Unreadable.IsEmpty;
    }

    /// <summary>Prints patches.</summary>
    /// <param name="patches">In the order to print; may be empty.</param>
    /// <param name="host">The machine.</param>
    /// <param name="plan">Writes the exact patch.</param>
    /// <param name="output">Where to.</param>
    /// <param name="showsAll">Whether nothing is hidden.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The streams.</param>
    /// <param name="left">What the patches leave, for programs.</param>
    /// <returns>The exit status.</returns>
    public static int Print(
        ImmutableArray<FilePatch> patches, Host host, PlanText plan, OutputOptions output, bool showsAll, ParseResult parsed, ProgramContext here, params ImmutableArray<SkippedChange> left)
    {
        output.Write(parsed, here, output.Format(parsed) == "json" ? Report(patches, host, left).ToJson()
            : output.UseColor(parsed, here) ? ColoredDiff.Of(Text(patches, host, plan, showsAll))
            : Text(patches, host, plan, showsAll || output.HasFile(parsed, here)));
        if (!output.IsQuiet(parsed) && patches.IsEmpty)
        {
            here.Remark("Nothing to change.\n");
        }

        return patches.IsEmpty ? ExitCode.Clean : ExitCode.Findings;
    }

    private static string Text(ImmutableArray<FilePatch> all, Host host, PlanText plan, bool showsAll)
    {
        var patches = LinkTargets.Follow(host.Files, all);
        var masked = showsAll ? "" : MaskedDiff.Render(patches, PlanBase.Of(host, patches).Name);
        return masked.StartsWith(MaskedDiff.Notice, StringComparison.Ordinal) ? masked : plan.Render(patches);
    }

    // As that of a run, but that nothing was written: no backup, and nothing to be run.
    private static ChangeReport Report(ImmutableArray<FilePatch> patches, Host host, ImmutableArray<SkippedChange> left) => new(
        null, [.. patches.Select(patch => new ChangedFile(host.Display(patch.Path), patch.Before?.Sha256, patch.After?.Sha256))], left, []);
}
