using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Review;
using ProxyFixer.Text;

namespace ProxyFixer.Guard;

/// <summary>Finds what was reviewed and made before and is needed no more, with the release that is installed now.</summary>
/// <param name="host">The machine.</param>
/// <param name="reviewed">What was reviewed before.</param>
/// <param name="judge">Judges a view of the machine.</param>
public sealed class UnneededChanges(Host host, ReviewedChanges reviewed, Func<Host, LintResult> judge)
{
    /// <summary>Finds it.</summary>
    /// <param name="now">What is found as the machine is.</param>
    /// <returns>Sentences without a full stop, one for each file.</returns>
    public ImmutableArray<string> Find(LintResult now)
    {
        var made = reviewed.Newest.Where(file => file.Entry.After is not null
            && (file.Entry.Patch is not null || (!file.Entry.Rules.IsEmpty && !file.Entry.Rules.Contains(GuardChange.Id)))).ToArray();
        var kept = made.Where(file => host.Files.TryRead(file.Entry.Path, out _)?.Sha256 == file.Entry.After).ToArray();
        return [.. made.Except(kept).Where(file => IsFixedUpstream(file, now)).Select(Replaced), .. Unneeded(kept, now).Select(Kept)];
    }

    // Other code stands in the place, and nothing is found there.
    private static bool IsFixedUpstream(ReviewedFile file, LintResult now) => file.Entry.Patch is not null
        && now.ScanResult.Files.Any(path => ReviewedChanges.IsPlaceOf(file, path))
        && !now.All.Concat(now.Diagnostics).Any(found => Touches(found, file));

    // The machine is judged as it would be without them; an empty drop-in sets nothing.
    private IEnumerable<ReviewedFile> Unneeded(ReviewedFile[] kept, LintResult now)
    {
        var without = kept.Where(file => file.Entry.Before is null || file.Before is not null).ToArray();
        if (without.Length == 0)
        {
            return [];
        }

        var then = judge(host with { Files = host.Files.With(without.Select(file => file.Before ?? SourceText.FromString(file.Entry.Path, ""))) });
        return without.Where(file => !then.All.Concat(then.Diagnostics).Any(found => Touches(found, file))
            && file.Entry.Rules.All(rule => Count(then, rule) <= Count(now, rule)));
    }

    // What is only good to know has no fix.
    private static int Count(LintResult result, string rule) => result.All.Concat(result.Diagnostics).Count(found => found.Rule.Id == rule && found.Fix is not null);

    private static bool Touches(Diagnostic found, ReviewedFile file) =>
        (file.Entry.Patch is not null && ReviewedChanges.IsPlaceOf(file, found.Location.Path)) || found.Fix?.Changes.Any(change => ReviewedChanges.IsPlaceOf(file, change.Path)) == true;

    private string Replaced(ReviewedFile file) => $"upstream fixed it: this patch can go: nothing is found in {host.Display(file.Entry.Path)} any more without the change of {file.Run}";

    private string Kept(ReviewedFile file) =>
        $"upstream fixed it, or it is needed no more: this patch can go: nothing would be found without the change of {host.Display(file.Entry.Path)}; {reviewed.RestoreCommand(file)} takes the run back that made it";
}
