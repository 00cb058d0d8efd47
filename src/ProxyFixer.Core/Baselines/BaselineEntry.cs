using ProxyFixer.Text;

namespace ProxyFixer.Baselines;

/// <summary>Findings of one kind in one file that are accepted for now.</summary>
/// <param name="Fingerprint">As <see cref="PortablePaths.Fingerprint"/> makes it.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Place">The file.</param>
/// <param name="Count">How many such findings there are, at least 1.</param>
/// <param name="Span">Where the entry stands in its file; empty for one that is not written yet.</param>
public sealed record BaselineEntry(string Fingerprint, string Rule, PortablePath Place, int Count, TextSpan Span)
{
    /// <summary>What was judged; for people.</summary>
    public string? Subject { get; init; }

    /// <summary>Who takes care of it; null where nobody says.</summary>
    public string? Owner { get; init; }

    /// <summary>Why it is accepted; null where nobody says.</summary>
    public string? Reason { get; init; }

    /// <summary>The last day on which it is accepted; null for no end.</summary>
    public LastDay? Until { get; init; }

    /// <summary>Tells whether its last day has gone by.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <returns>False for one without an end.</returns>
    public bool IsOver(TimeProvider clock) => Until is { } day && day.IsOver(clock);

    /// <summary>Whether it is about findings of the same kind in the same file.</summary>
    /// <param name="fingerprint">Their fingerprint.</param>
    /// <param name="place">Their file.</param>
    /// <returns>True where it is.</returns>
    internal bool IsAbout(string fingerprint, PortablePath place) => Fingerprint == fingerprint && Place == place;
}
