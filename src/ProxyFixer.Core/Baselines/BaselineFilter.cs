using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Rules;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Baselines;

/// <summary>Takes out the findings that a baseline accepts.</summary>
/// <param name="host">The machine.</param>
/// <param name="request">What was looked at.</param>
/// <param name="engine">The rules of this run.</param>
/// <param name="baseline">The baseline.</param>
public sealed class BaselineFilter(Host host, ScanRequest request, RuleEngine engine, Baseline baseline)
{
    /// <summary>Sorts findings.</summary>
    /// <param name="scan">What was looked at.</param>
    /// <param name="found">All findings that are not suppressed.</param>
    /// <returns>Those that are new, those that are known, what is to be said of entries, and the baseline as it would be now.</returns>
    public BaselinedFindings Sift(ScanResult scan, ImmutableArray<Diagnostic> found)
    {
        var paths = new PortablePaths(host, baseline.Source.Path);
        var match = new BaselineMatch(baseline, paths, found);
        var scope = new BaselineScope(baseline, paths, request, scan, engine);
        bool IsKnown(KnownFinding one) => one.Entry is { } entry && !IsOver(entry);
        return new(
            [.. match.Findings.Where(one => !IsKnown(one)).Select(one => one.Found)],
            [.. match.Findings.Where(IsKnown).Select(one => one.Found)],
            [.. engine.Weigh(Tell(match, scope))],
            new(() => NextBaseline.Of(baseline, match, scope, paths, request)));
    }

    private IEnumerable<Diagnostic> Tell(BaselineMatch match, BaselineScope scope)
    {
        var (stale, expired) = (Rule<StaleBaselineEntry>(), Rule<ExpiredBaselineEntry>());
        var name = host.Display(baseline.Source.Path);
        foreach (var entry in baseline.Entries)
        {
            var (where, left) = (new Location(baseline.Source, entry.Span), match.Left(entry));
            if (left > 0 && scope.Judges(entry))
            {
                yield return stale.Report(StaleBaselineEntry.Judge(where, entry.Rule, entry.Place.Path, left, entry.Count), name);
            }

            if (left < entry.Count && IsOver(entry) && entry.Until is { } day)
            {
                yield return expired.Report(ExpiredBaselineEntry.Judge(where, entry.Rule, entry.Place.Path, day), name);
            }
        }
    }

    private bool IsOver(BaselineEntry entry) => entry.IsOver(host.Clock);

    private CheckedRule Rule<T>() => engine.Rules.OfType<CheckedRule>().Single(rule => rule.Thought is T);
}

/// <summary>Findings, sorted by whether a baseline accepts them.</summary>
/// <param name="Open">Those that are new, in their order.</param>
/// <param name="Known">Those that it accepts.</param>
/// <param name="Told">What is to be said of its entries.</param>
/// <param name="Next">The baseline that accepts all of them; made when it is asked for.</param>
public sealed record BaselinedFindings(
    ImmutableArray<Diagnostic> Open, ImmutableArray<Diagnostic> Known, ImmutableArray<Diagnostic> Told, Lazy<Baseline> Next);
