using System.Collections.Immutable;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Baselines;

/// <summary>The baseline that accepts what is found now: what people added to an entry stays, and so does an entry that this run cannot judge.</summary>
internal static class NextBaseline
{
    /// <summary>Makes it.</summary>
    /// <param name="before">The baseline so far; without entries where there was none.</param>
    /// <param name="match">What was found, and the entries it has.</param>
    /// <param name="scope">Tells which entries could be judged.</param>
    /// <param name="paths">Makes paths portable.</param>
    /// <param name="request">What was looked at.</param>
    /// <returns>The baseline, its entries sorted by path, rule and fingerprint.</returns>
    public static Baseline Of(Baseline before, BaselineMatch match, BaselineScope scope, PortablePaths paths, ScanRequest request)
    {
        var now = match.Findings.GroupBy(one => (one.Fingerprint, one.Place)).Select(same => Entry([.. same])).ToArray();
        var unseen = before.Entries.Where(entry => match.Left(entry) > 0 && !scope.Judges(entry)).ToArray();
        var kept = unseen.Where(entry => !now.Any(one => one.IsAbout(entry.Fingerprint, entry.Place)));
        var isNew = before.Entries.IsEmpty;
        ImmutableArray<BaselineEntry> entries =
        [
            .. now.Select(entry => entry with { Count = Math.Max(entry.Count, unseen.Where(old => old.IsAbout(entry.Fingerprint, entry.Place)).Select(old => old.Count).FirstOrDefault()) })
                .Concat(kept).OrderBy(entry => entry.Place.Path, StringComparer.Ordinal).ThenBy(entry => entry.Rule, StringComparer.Ordinal)
                .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal).ThenBy(entry => entry.Place.Home, StringComparer.Ordinal),
        ];

        // A checkout is none of a machine's homes, and who reads it need not know them.
        var concernsHomes = request.Paths.IsEmpty || request.Paths.Any(path => paths.Of(path).Home is not null) || entries.Any(entry => entry.Place.Home is not null);
        return before with
        {
            Paths = isNew ? [.. request.Paths.Select(path => paths.Of(path).Path).Distinct(StringComparer.Ordinal)] : before.Paths,
            Homes = concernsHomes ? [.. paths.Homes.Order(StringComparer.Ordinal)] : [],
            Entries = entries,
        };
    }

    private static BaselineEntry Entry(ImmutableArray<KnownFinding> same)
    {
        var (first, old) = (same[0], same.Select(one => one.Entry).FirstOrDefault(entry => entry is not null));
        return new(first.Fingerprint, first.Found.Rule.Id, first.Place, same.Length, new TextSpan(0, 0))
        {
            Subject = first.Found.Subject == first.Place.Path ? null : first.Found.Subject,
            Owner = old?.Owner,
            Reason = old?.Reason,
            Until = old?.Until,
        };
    }
}
