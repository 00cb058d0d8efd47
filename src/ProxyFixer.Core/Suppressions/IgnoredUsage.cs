using ProxyFixer.Diagnostics;
using ProxyFixer.Settings;

namespace ProxyFixer.Suppressions;

/// <summary>The entries of <c>ignore:</c> in the settings, and which of them suppressed anything.</summary>
/// <param name="host">The machine, which knows the settings.</param>
internal sealed class IgnoredUsage(Host host)
{
    private readonly HashSet<IgnoredFindings> used = new(ReferenceEqualityComparer.Instance);

    /// <summary>The entries, in file order.</summary>
    public IEnumerable<IgnoredFindings> Entries => host.Settings.Ignored;

    /// <summary>Looks for entries that suppress a finding, and notes every one that does, also those that are over.</summary>
    /// <param name="finding">A finding.</param>
    /// <returns>True where there is one that is not over.</returns>
    public bool Take(Diagnostic finding)
    {
        var covering = Entries.Where(entry => entry.Covers(host, finding)).ToArray();
        used.UnionWith(covering);
        return covering.Any(entry => !IsOver(entry));
    }

    /// <summary>Tells whether the last day of an entry has gone by.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>True from the next day on.</returns>
    public bool IsOver(IgnoredFindings entry) => entry.Until is { } day && day.IsOver(host.Clock);

    /// <summary>Tells whether an entry suppressed anything.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>True where it did, or would without its end.</returns>
    public bool WasUsed(IgnoredFindings entry) => used.Contains(entry);
}
