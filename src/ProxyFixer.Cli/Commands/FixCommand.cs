using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Services;
using ProxyFixer.Backups;
using ProxyFixer.Cli.Progress;
using ProxyFixer.Cli.Review;
using ProxyFixer.Fixes;
using ProxyFixer.Diagnostics;
using ProxyFixer.Guard;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Review;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer fix</c>: shows each change, asks, applies the accepted ones and keeps what was before.</summary>
internal static class FixCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var options = new RunOptions(offersFixes: true, "text", "json");
        var yes = new Option<bool>("--yes", "-y") { Description = "Apply all without asking" };
        var reapply = new Option<bool>("--reapply") { Description = "Repeat, without asking, what was changed before and an update has replaced" };
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "Print the patch, change nothing (the same as diff)" };
        var verify = new Option<bool>("--verify") { Description = "Prove before and after what the gateway does, and offer to take back what makes it worse" };
        var command = new Command("fix", "Show each change, ask, apply the accepted ones with a backup") { yes, reapply, dryRun, verify };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            if (options.HasInput(parsed) && !parsed.GetValue(dryRun))
            {
                throw ProxyFixerException.WrongInput("what comes by standard input cannot be written back; use diff -, or name the file");
            }

            var (run, output) = (options.Read(parsed, here), options.Output);
            if (parsed.GetValue(dryRun))
            {
                return PatchOutput.Print(run, options, parsed, here);
            }

            options.CheckStandardOutput(parsed);
            output.HasFile(parsed, here); // a report that has no place is told before anything is changed
            options.Baselines.RequireOwnPlace(parsed, output.Targets(parsed), here);
            var reviewer = ReviewerFor(parsed.GetValue(yes), parsed.GetValue(reapply), run, output, parsed, here);
            var (access, root) = (new WriteAccess(run.Host.Files), new RootAdvice(parsed, here));
            var verification = parsed.GetValue(verify) ? new FixVerification(run, here) : null;
            var writer = new PatchWriter(run.Host.Files, run.Store, here.Clock);
            using var progress = new ProgressLine(here, output.IsQuiet(parsed));
            var writable = new WritableChanges(access, run.Store, (obstacles, hasRest) =>
            {
                progress.End();
                root.TellBefore(obstacles, hasRest);
            });
            var result = run.Pipeline.Fix(new ReviewAfterProgress(reviewer, progress), writer, writable);
            progress.End();
            here.Remark(output.IsVerbose(parsed) ? string.Concat(result.NotChecked.Select(line => $"proxyfixer: {line}\n")) : "");
            here.Remark(reviewer is Repetition repetition ? OfUpdate(run, result, repetition, here) : "");
            ChangeReport? report = null;
            output.WriteAfterChange(parsed, here, OutputOptions.Kept(run.Store, result.Backup?.Id), () =>
            {
                var advice = AdviceText.After(run.Host, result.Patches, here);
                report = Report(result, run.Host, LeftFindings.Of(result, run.Host, run.Request, found => Reason(found, access, root, reviewer as Repetition)), advice);
                return output.Format(parsed) == "json" ? report.ToJson()
                    : output.Wrap(Text(report, result, run.Store) + AdviceText.Write(advice, run.Host) + Offer(result, run.Host, verification), parsed, here);
            });
            var proof = verification?.Close(result.Backup, output.Format(parsed) == "json" || output.HasFile(parsed, here) ? here.Error : here.Output, new(output.UseColor(parsed, here))) ?? ExitCode.Clean;
            var isAccepted = options.Baselines.Write(result.After, parsed, output.IsQuiet(parsed), here) is { } written && !written.Entries.Any(entry => entry.IsOver(here.Clock)); // then nothing is left
            return PatchOutput.TellUnreadable(result, run.Host, here) ? ExitCode.CouldNotFinish : Math.Max(proof, isAccepted ? ExitCode.Clean : Status(report!, run.FailOn));
        });
        return command;
    }

    private static IReviewer ReviewerFor(bool yes, bool reapply, Run run, OutputOptions output, ParseResult parsed, ProgramContext here) =>
        yes && reapply ? throw ProxyFixerException.WrongInput("--yes and --reapply exclude each other")
        : yes ? new AcceptEverything()
        : reapply ? new Repetition(ReviewedChanges.Of(run.Store, run.Host.Files), Terminal(run, output, parsed, here))
        : Terminal(run, output, parsed, here)
        ?? throw ProxyFixerException.WrongInput("fix asks about each change and needs a terminal for it; "
            + "use --yes to apply all, or diff to see them first");

    private static TerminalReviewer? Terminal(Run run, OutputOptions output, ParseResult parsed, ProgramContext here) => ReviewTerminal.Open(
        run.Host,
        wanted => RulePage.Write(run.Engine.Rules.First(rule => rule.Id == wanted.Id)),
        state => AdviceBlock.Lines(AdviceText.Before(run.Host, ReviewPatches.Of(state), here)),
        output, output.ShowsAll(parsed), parsed, here);

    // What an update has made of the changes that were reviewed before.
    private static string OfUpdate(Run run, FixResult result, Repetition repetition, ProgramContext here)
    {
        var host = run.Host with { Files = new(run.Host.Files.Root) };
        here.Opened.Add(host.Files);
        var unneeded = new UnneededChanges(host, ReviewedChanges.Of(run.Store, host.Files), view => new Pipeline(view, run.ScanResult, run.Engine, run.Request).Lint());
        var different = repetition.Different.Select(path =>
            $"{run.Host.Display(path)} was changed before, and would have to be changed in another way now: it stays as it is; proxyfixer fix shows the new change");
        return string.Concat(different.Concat(unneeded.Find(result.After)).Select(line => $"proxyfixer: {line}\n"));
    }

    private static ChangeReport Report(FixResult result, Host host, ImmutableArray<SkippedChange> left, ImmutableArray<AdviceBlock> advice) => new(
        result.Backup?.Id,
        [.. result.Patches.Select(patch => new ChangedFile(host.Display(patch.Path), patch.Before?.Sha256, patch.After?.Sha256))],
        left,
        AdviceBlock.Flatten(advice));

    private static string Reason(Diagnostic found, WriteAccess access, RootAdvice advice, Repetition? repetition) =>
        access.Find(found.Fix!) is { } obstacle ? advice.Reason(obstacle)
        : repetition?.WhyLeft(found) ?? "not accepted";

    private static string Text(ChangeReport report, FixResult result, BackupStore backups)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var file in report.Changed)
        {
            text.Write($"{(file.Before is null ? "created" : "changed")} {file.Path}\n");
        }

        foreach (var notice in result.Backup?.Notices ?? [])
        {
            text.Write($"{notice}\n");
        }

        foreach (var skipped in report.Skipped)
        {
            text.Write($"not fixed: {skipped.Id} in {skipped.Path}: {skipped.Reason}\n");
        }

        text.Write(
            report.Backup is { } id ? $"The former files are kept as {id} in {backups.Folder}; {backups.RestoreCommand(id)} puts them back.\n"
            : result.Before.ScanResult is { FileCount: 0, Unreadable.IsEmpty: true } ? "Nothing of OpenClaw was found here, so there is nothing to fix.\n"
            : "Nothing was changed.\n");
        return text.ToString();
    }

    private static string Offer(FixResult result, Host host, FixVerification? verification) =>
        result.Backup is null || host.HasRoot || verification is not null ? "" : "Then proxyfixer verify shows whether it took effect.\n";

    private static int Status(ChangeReport report, Severity? failOn) =>
        failOn is not null && !report.Skipped.IsEmpty ? ExitCode.Findings : ExitCode.Clean;
}
