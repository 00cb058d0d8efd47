using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Baselines;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Patches;
using ProxyFixer.Review;
using ProxyFixer.Rules;
using ProxyFixer.Settings;
using ProxyFixer.Subjects;
using ProxyFixer.Suppressions;
using ProxyFixer.Text;
using ProxyFixer.Verification;

namespace ProxyFixer;

/// <summary>The way from a machine to findings, and from findings to a changed machine.</summary>
/// <param name="host">The machine.</param>
/// <param name="request">What is looked at.</param>
/// <param name="engine">The rules.</param>
/// <param name="wanted">Which findings are fixed, and how far a fix must be trusted.</param>
public sealed class Pipeline(Host host, ScanRequest request, RuleEngine engine, FixRequest wanted)
{
    private const int MostPasses = 10;

    /// <summary>The programs of this machine that are asked about what was written.</summary>
    public OutsidePrograms Programs { get; init; } = OutsidePrograms.None;

    /// <summary>Findings that are accepted for now; null for none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Looks and judges; changes nothing.</summary>
    /// <returns>The findings.</returns>
    public LintResult Lint()
    {
        var scan = Look(host);
        return Judge(host, scan);
    }

    /// <summary>
    /// The whole line. Accepted changes are applied in memory and everything is read and judged again, until nothing is left to
    /// fix; only then is anything written.
    /// </summary>
    /// <param name="reviewer">Decides about each change.</param>
    /// <param name="writer">Writes the result; null for a dry run.</param>
    /// <param name="writable">Leaves out the changes that cannot be written, before anybody is asked; null leaves out none.</param>
    /// <returns>What was found, changed and left.</returns>
    /// <exception cref="ProxyFixerException">A file could not be written (exit status 3); nothing is half-written.</exception>
    /// <exception cref="InterruptedReviewException">The user stopped it before anything was written.</exception>
    public FixResult Fix(IReviewer reviewer, PatchWriter? writer, WritableChanges? writable = null)
    {
        var (state, first, found) = Review(reviewer, writable);
        var patches = ReviewPatches.Of(state);
        var result = state.Outcome == ReviewOutcome.Drop ? new FixResult(first, first, [], [], Backup: null)
            : new(first, found, ReviewPatches.Accepted(state), patches, Backup: null);
        return writer is null || result.Patches.IsEmpty ? result : Write(writer, result);  // apply, backup, verify
    }

    private (ReviewState State, LintResult First, LintResult Found) Review(IReviewer reviewer, WritableChanges? writable)
    {
        var (state, owners) = (ReviewState.Empty, new FileOwners(host.Files));
        LintResult? first = null;
        try
        {
            while (true)
            {
                var patches = ReviewPatches.Of(state);                                  // patch
                var view = With(patches);
                var scan = Look(view);                                                // discover, read, parse, analyse
                var found = Judge(view, scan);                                        // diagnose, suppress
                first ??= found;
                var plan = state.HasQuit ? [] : Plan(found, state, writable);           // fix
                state = !plan.IsEmpty ? state.Add(plan, Bench(view, scan, found, owners))
                    : patches.IsEmpty ? state.End(ReviewOutcome.Drop)
                    : reviewer.Confirm(state);
                if (state.Outcome != ReviewOutcome.Open)
                {
                    return (state, first, found);
                }

                state = state.IsPending ? reviewer.Decide(state) : state;               // review
                host.Files.LookAgain();
            }
        }
        catch (OperationCanceledException stopped) when (stopped is not InterruptedReviewException)
        {
            throw new InterruptedReviewException(state.AcceptedCount, stopped);
        }
    }

    private FixResult Write(PatchWriter writer, FixResult result)
    {
        var nodes = result.After.ScanResult.Subjects.OfType<ServiceSubject>().Select(service => service.Gateway.Node?.Path).OfType<string>();
        var again = new JudgedAgain(result.Accepted, result.After.Diagnostics, () => JudgeDisk(result.Patches));
        var verifier = new Verifier(host, result.Patches, Programs, nodes, again);
        return result with { Backup = writer.Write(result.Patches, verifier.Check), NotChecked = [.. verifier.NotChecked] };
    }

    private ImmutableArray<Diagnostic> JudgeDisk(ImmutableArray<FilePatch> patches)
    {
        var view = With(patches) with { Files = Verifier.OnDisk(host) };
        var scan = Look(view);
        var (sifted, _) = Sift(view, scan);
        return engine.Link(sifted.Open.Concat(sifted.Told));
    }

    private ImmutableArray<Change> Plan(LintResult found, ReviewState state, WritableChanges? writable)
    {
        var settled = state.Settled();
        var open = found.Diagnostics.Where(d => d.Severity >= wanted.FailOn && !settled.Contains(d.Fingerprint));
        var plan = FixPlanner.Plan(writable?.Filter(open, wanted) ?? open, wanted.Applicability);
        return plan.IsEmpty || state.Passes < MostPasses ? plan
            : throw new InvalidOperationException($"the fixes of {string.Join(", ", plan.Select(c => c.Diagnostic.Rule.Id))} do not settle");
    }

    // What is ignored in the settings counts from the next pass on.
    private Host With(ImmutableArray<FilePatch> patches)
    {
        var view = host with { Files = host.Files.With(patches.Select(patch => patch.After).OfType<SourceText>()) };
        var settings = host.SettingsFile is { } file && host.Files.FromReal(file) is { } path ? patches.FirstOrDefault(patch => patch.Path == path) : null;
        return settings?.After is { } text ? view with { Settings = ProjectSettings.Parse(host.SettingsFile!, text.Text) } : view;
    }

    private ReviewBench Bench(Host view, ScanResult scan, LintResult found, FileOwners owners)
    {
        bool Holds(Diagnostic part) => Proof(view).Check([part], [.. found.All.Where(one => !IsSame(one, part))]) is [{ Fix: not null }];
        return new(view, scan, Holds, owners);
    }

    private static bool IsSame(Diagnostic one, Diagnostic other) =>
        one.Rule.Id == other.Rule.Id && one.Location == other.Location && one.Message == other.Message;

    private FixProof Proof(Host view) =>
        new(files => engine.Diagnose(SubjectCatalog.Find(view with { Files = view.Files.With(files) }, request).Subjects));

    // What a source skipped for lack of permission is not known either.
    private ScanResult Look(Host view)
    {
        var scan = SubjectCatalog.Find(view, request);
        var refused = view.Files.Refused.Where(pair => Concerns(view, pair.Key)).Select(pair => new UnreadableFile(pair.Key, pair.Value));
        return scan with { Unreadable = [.. scan.Unreadable.Concat(refused).DistinctBy(file => file.Path)] };
    }

    // That the homes of others are closed is as it should be.
    private static bool Concerns(Host view, string path)
    {
        static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
        return view.HomePaths.Any(home => IsBelow(path, home) || IsBelow(home, path)) || !(IsBelow(path, "/root") || IsBelow(path, "/home"));
    }

    // A fix is offered only if the machine is better for it, also with what is suppressed as it is. A symptom is explained only by what
    // is reported.
    private LintResult Judge(Host view, ScanResult scan)
    {
        var (sifted, known) = Sift(view, scan);
        var reported = Proof(view).Check(sifted.Open, sifted.Suppressed).Concat(sifted.Told);
        return new(engine.Link(reported), scan)
        {
            Suppressed = sifted.Suppressed.Length,
            Known = known?.Known.Length ?? 0,
            NextBaseline = known?.Next,
            All = sifted.Open.AddRange(sifted.Suppressed),
        };
    }

    // What the baseline accepts is left as it is, like what is suppressed; comments that suppress nothing can be accepted too.
    private (FilteredFindings Sifted, BaselinedFindings? Known) Sift(Host view, ScanResult scan)
    {
        var sifted = new SuppressionFilter(view, request, engine).Sift(scan, engine.Diagnose(scan.Subjects));
        if (Baseline is null)
        {
            return (sifted, null);
        }

        var known = new BaselineFilter(view, request, engine, Baseline).Sift(scan, sifted.Open.AddRange(sifted.Told));
        var accepted = known.Known.ToHashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        return (new(
            [.. sifted.Open.Where(one => !accepted.Contains(one))],
            sifted.Suppressed.AddRange(known.Known),
            [.. sifted.Told.Where(one => !accepted.Contains(one)), .. known.Told]), known);
    }
}

/// <summary>Which findings are fixed.</summary>
/// <param name="FailOn">The lowest severity that counts.</param>
/// <param name="Applicability">The lowest trust that is applied.</param>
public sealed record FixRequest(Severity FailOn, Applicability Applicability);

/// <summary>What was found.</summary>
/// <param name="Diagnostics">The findings, sorted.</param>
/// <param name="ScanResult">What was looked at.</param>
public sealed record LintResult(ImmutableArray<Diagnostic> Diagnostics, ScanResult ScanResult)
{
    /// <summary>How many findings the user does not want to hear of.</summary>
    public int Suppressed { get; init; }

    /// <summary>How many of them the baseline accepts.</summary>
    public int Known { get; init; }

    /// <summary>The baseline that accepts all that was found; null where the run has none.</summary>
    public Lazy<Baseline>? NextBaseline { get; init; }

    /// <summary>All findings before they were put together for a report, also those that the user does not want to hear of.</summary>
    internal ImmutableArray<Diagnostic> All { get; init; } = [];
}

/// <summary>What a fix did.</summary>
/// <param name="Before">What was found first.</param>
/// <param name="After">What is found afterwards.</param>
/// <param name="Accepted">The changes that were made, in order.</param>
/// <param name="Patches">What they did to each file, sorted by path; empty where nothing was to do.</param>
/// <param name="Backup">Where the former files are; null where nothing was written.</param>
public sealed record FixResult(
    LintResult Before, LintResult After, ImmutableArray<Change> Accepted, ImmutableArray<FilePatch> Patches, Backup? Backup)
{
    /// <summary>Which written files no program was asked about although one knows their kind, and why; one sentence each.</summary>
    public ImmutableArray<string> NotChecked { get; init; } = [];
}
