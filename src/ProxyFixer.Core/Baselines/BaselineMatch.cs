using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Baselines;

/// <summary>
/// Which findings have an entry. An entry takes as many findings as it counts, those of its own home first. Those of another home only where its
/// own is gone and the other is new: then the home was renamed. So a finding that comes while another goes is never taken for it.
/// </summary>
internal sealed class BaselineMatch
{
    private readonly Dictionary<BaselineEntry, int> left;

    /// <summary>Matches.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="paths">Names findings.</param>
    /// <param name="found">The findings, in their order.</param>
    public BaselineMatch(Baseline baseline, PortablePaths paths, ImmutableArray<Diagnostic> found)
    {
        left = baseline.Entries.ToDictionary(entry => entry, entry => entry.Count);
        Findings = [.. found.Select(one => new KnownFinding(one, paths.Fingerprint(one), paths.Of(one.Location.Path)))];
        var byFingerprint = baseline.Entries.ToLookup(entry => entry.Fingerprint, StringComparer.Ordinal);
        foreach (var one in Findings)
        {
            one.Entry = Take(byFingerprint[one.Fingerprint].Where(entry => entry.IsAbout(one.Fingerprint, one.Place)));
        }

        foreach (var one in Findings.Where(one => one.Entry is null && one.Place.Home is { } home && !baseline.Homes.Contains(home)))
        {
            one.Entry = Take(byFingerprint[one.Fingerprint].Where(entry => entry.Place.Path == one.Place.Path && entry.Place.Home is { } gone && !paths.Homes.Contains(gone)));
        }
    }

    /// <summary>The findings, in their order.</summary>
    public ImmutableArray<KnownFinding> Findings { get; }

    /// <summary>How many findings of an entry are gone.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>0 where all are still there.</returns>
    public int Left(BaselineEntry entry) => left[entry];

    private BaselineEntry? Take(IEnumerable<BaselineEntry> entries)
    {
        var entry = entries.FirstOrDefault(one => left[one] > 0);
        if (entry is not null)
        {
            left[entry]--;
        }

        return entry;
    }
}

/// <summary>A finding and the entry that accepts it.</summary>
/// <param name="found">The finding.</param>
/// <param name="fingerprint">What it is about.</param>
/// <param name="place">Its file.</param>
internal sealed class KnownFinding(Diagnostic found, string fingerprint, PortablePath place)
{
    /// <summary>The finding.</summary>
    public Diagnostic Found => found;

    /// <summary>What it is about.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>Its file.</summary>
    public PortablePath Place => place;

    /// <summary>The entry; null for a finding that is new.</summary>
    public BaselineEntry? Entry { get; set; }
}
