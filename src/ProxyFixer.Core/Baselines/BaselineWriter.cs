using System.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Baselines;

/// <summary>Writes the file of a baseline, a line a fact, so that version control shows what changed.</summary>
public static class BaselineWriter
{
    private const string Head = """
        # Findings that proxyfixer does not report again (--baseline). proxyfixer lint --write-baseline writes this file anew and keeps
        # what you add to an entry: owner, reason, and until, the last day on which the finding is accepted (until: 2027-01-31).
        baseline: 1

        """;

    /// <summary>Writes a baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>The whole file, ends with LF.</returns>
    public static string Write(Baseline baseline)
    {
        var text = new StringBuilder(Head);
        text.Append(List("paths", baseline.Paths)).Append(List("homes", baseline.Homes));
        text.Append(baseline.Entries.IsEmpty ? "findings: []\n" : "findings:\n");
        foreach (var entry in baseline.Entries)
        {
            text.Append($"  - fingerprint: \"{entry.Fingerprint}\"\n    rule: {entry.Rule}\n    path: {YamlText.Of(entry.Place.Path)}\n");
            text.Append(Fact("home", entry.Place.Home)).Append(Fact("subject", entry.Subject));
            text.Append(entry.Count == 1 ? "" : $"    count: {entry.Count}\n");
            text.Append(Fact("owner", entry.Owner)).Append(Fact("reason", entry.Reason));
            text.Append(entry.Until is { } day ? $"    until: {day}\n" : "");
        }

        return text.ToString();
    }

    private static string Fact(string key, string? value) => value is null ? "" : $"    {key}: {YamlText.Of(value)}\n";

    private static string List(string key, IReadOnlyCollection<string> values) => values.Count == 0 ? "" : $"{key}: [{string.Join(", ", values.Select(YamlText.Of))}]\n";
}
