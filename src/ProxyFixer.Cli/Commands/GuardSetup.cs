using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Fixes;
using ProxyFixer.Guard;
using ProxyFixer.Patches;
using ProxyFixer.Plans;
using ProxyFixer.Reports;
using ProxyFixer.Review;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Verification;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>guard install</c> and <c>guard remove</c>: shown, asked about, written and kept like every change.</summary>
/// <param name="options">The options of <c>guard</c>.</param>
/// <param name="parsed">The parsed command line.</param>
/// <param name="here">Streams, environment and working folder.</param>
internal sealed class GuardSetup(GuardOptions options, ParseResult parsed, ProgramContext here)
{
    private readonly Host host = options.Machine.Read(parsed, here);
    private readonly BackupStore store = options.Fixes.Store(parsed, here);
    private readonly List<SkippedChange> skipped = [];

    private CommandUser User => new(host.HasRoot ? null : here.FindUser());

    /// <summary>Installs the guards, or brings them up to date.</summary>
    /// <returns>The exit status.</returns>
    /// <exception cref="ProxyFixerException">Something is in the way.</exception>
    public int Install()
    {
        var guards = Guards(mayBeGone: false);
        var isNew = guards.ToDictionary(guard => guard, guard => guard.Paths.All(path => guard.StateOf(path) == GuardFileState.Missing));
        return Change(guards, guard => GuardChange.Install(guard, Order(guard), host), guard => guard.AfterInstall(User, isNew[guard]), "Everything is already so; nothing was changed.\n");
    }

    /// <summary>Removes what of the guards is as it was written.</summary>
    /// <returns>The exit status.</returns>
    /// <exception cref="ProxyFixerException">Something is in the way.</exception>
    public int Remove()
    {
        var guards = Guards(mayBeGone: true);
        skipped.AddRange(
            from guard in guards
            from path in guard.Paths
            where guard.StateOf(path) == GuardFileState.Changed
            select new SkippedChange(host.Display(path), GuardChange.Id, "it was changed since guard install wrote it; delete it yourself"));
        return Change(guards, guard => GuardChange.Remove(guard, host), guard => guard.AfterRemoval(User), "No guard is installed.\n");
    }

    private ImmutableArray<GuardedService> Guards(bool mayBeGone)
    {
        var found = options.Gateways.Find(parsed, host);
        ImmutableArray<GuardedService> guards = [.. found.Select(gateway => GuardedService.Of(host, gateway)).OfType<GuardedService>().Where(guard => mayBeGone || guard.Gateway.Service.LoadState != UnitLoadState.NotFound)];
        foreach (var other in found.Where(gateway => gateway.Service.LoadState != UnitLoadState.NotFound && GuardedService.Of(host, gateway) is null))
        {
            here.Remark($"proxyfixer: {other.Service.Name} is started by neither systemd nor launchd, whose units the guard is made of; run proxyfixer lint there by what starts it\n");
        }

        return !guards.IsEmpty ? guards : throw ProxyFixerException.WrongInput(options.Gateways.Wanted(parsed) is { } unit
            ? $"there is no service {unit} of systemd or launchd here; proxyfixer env lists those that start OpenClaw"
            : "nothing to guard: no service of systemd or launchd that starts OpenClaw was found here");
    }

    private GuardOrder Order(GuardedService guard)
    {
        var isOwn = !host.HasRoot && guard.RunsAsRoot == (HostDisk.Instance.User == 0);
        var order = options.Order(parsed, host, isOwn ? store.Folder : null, here);
        if (!host.HasRoot && guard.RunsAsRoot)
        {
            GuardProgram.RequireSafe(order.Program, host);
        }

        here.Remark(order.Reapplies && !isOwn && !host.HasRoot
            ? $"proxyfixer: the guard of {guard.Gateway.Service.Name} runs as its user and knows what was reviewed by that user, not what is kept in {store.Folder}\n"
            : "");
        return order;
    }

    private int Change(ImmutableArray<GuardedService> guards, Func<GuardedService, Change?> plan, Func<GuardedService, AdviceBlock> advise, string nothing)
    {
        var planned = guards.Select(guard => (Guard: guard, Change: plan(guard)!)).Where(one => one.Change is not null).ToArray();
        if (options.IsDryRun(parsed))
        {
            var patch = Patcher.Build(planned.Select(one => one.Change));
            return PatchOutput.Print(patch, host, new PlanText(host, []), options.Output, ShowsAll(patch), parsed, here, [.. skipped]);
        }

        options.Output.HasFile(parsed, here); // a report that has no place is told before anything is changed
        var (asked, left) = (new List<Change>(), planned.Where(one => options.IsYes(parsed) && one.Change.Fix.Applicability != Diagnostics.Applicability.Safe).ToArray());
        skipped.AddRange(
            from one in left
            from path in one.Guard.Paths
            where one.Guard.StateOf(path) == GuardFileState.Changed
            select new SkippedChange(host.Display(path), GuardChange.Id, "it was changed by hand; guard install without --yes shows what would go"));
        asked.AddRange(planned.Except(left).Select(one => one.Change));
        var accepted = asked.Count == 0 ? [] : Ask(asked, changes => [.. planned.Where(one => Has(changes, one.Change)).Select(one => advise(one.Guard))]);
        skipped.AddRange(asked.Where(change => !Has(accepted, change)).Select(change => new SkippedChange(host.Display(change.Fix.Changes[0].Path), GuardChange.Id, "not accepted")));
        var patches = Patcher.Build(accepted);
        var backup = patches.IsEmpty ? null : Write(patches);
        ImmutableArray<AdviceBlock> advice = [.. planned.Where(one => Has(accepted, one.Change)).Select(one => advise(one.Guard))];
        return Report(patches, backup, advice, nothing);
    }

    // Also one that was edited.
    private static bool Has(ImmutableArray<Change> accepted, Change change) => accepted.Any(one => ReferenceEquals(one.Diagnostic, change.Diagnostic));

    private ImmutableArray<Change> Ask(List<Change> plan, Func<ImmutableArray<Change>, ImmutableArray<AdviceBlock>> advise)
    {
        new WriteAccess(host.Files).Require(Patcher.Build(plan));
        IReviewer reviewer = options.IsYes(parsed) ? new AcceptEverything()
            : ReviewTerminal.Open(host, rule => $"{rule.Title}\n\n{rule.Why}\n", state => AdviceBlock.Lines(advise(ReviewPatches.Accepted(state))), options.Output, ShowsAll(Patcher.Build(plan)), parsed, here)
            ?? throw ProxyFixerException.WrongInput("guard asks about each change and needs a terminal for it; use --yes, or --dry-run to see the patch first");
        var state = ReviewState.Empty.Add(plan, new GuardBench(host));
        while (state.Outcome == ReviewOutcome.Open)
        {
            state = state.IsPending ? reviewer.Decide(state) : state;
            state = ReviewPatches.Of(state).IsEmpty ? state.End(ReviewOutcome.Drop) : reviewer.Confirm(state);
        }

        return state.Outcome == ReviewOutcome.Apply ? ReviewPatches.Accepted(state) : [];
    }

    // All is our own text but for the user's command, and what somebody wrote into a file.
    private bool ShowsAll(ImmutableArray<FilePatch> patches) => options.Output.ShowsAll(parsed) || patches.All(patch =>
        (patch.Before is null || GuardedService.IsAsWritten(patch.Before)) && !new[] { patch.Before, patch.After }.Any(text => text?.Text.Contains("--command=", StringComparison.Ordinal) == true));

    private Backup Write(ImmutableArray<FilePatch> patches) => new PatchWriter(host.Files, store, here.Clock).Write(
        patches, new Verifier(host, patches, new(here.Environment.GetValueOrDefault("PATH")), nodes: [], findings: null).Check);

    private int Report(ImmutableArray<FilePatch> patches, Backup? backup, ImmutableArray<AdviceBlock> advice, string nothing)
    {
        var report = new ChangeReport(
            backup?.Id, [.. patches.Select(patch => new ChangedFile(host.Display(patch.Path), patch.Before?.Sha256, patch.After?.Sha256))], [.. skipped], AdviceBlock.Flatten(advice));
        options.Output.WriteAfterChange(parsed, here, OutputOptions.Kept(store, backup?.Id), () => options.Output.Format(parsed) == "json" ? report.ToJson() : options.Output.Wrap(Text(report, advice, nothing), parsed, here));
        return skipped.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private string Text(ChangeReport report, ImmutableArray<AdviceBlock> advice, string nothing)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var file in report.Changed)
        {
            text.Write($"{(file.After is null ? "removed" : file.Before is null ? "created" : "changed")} {file.Path}\n");
        }

        foreach (var left in report.Skipped)
        {
            text.Write($"not done: {left.Path}: {left.Reason}\n");
        }

        text.Write(report.Backup is { } id ? $"The former files are kept as {id} in {store.Folder}; {store.RestoreCommand(id)} puts them back.\n" : report.Skipped.IsEmpty ? nothing : "Nothing was changed.\n");
        return Printable.Of(text.ToString()) + AdviceText.Write(advice, host);
    }
}
