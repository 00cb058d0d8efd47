using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;

namespace ProxyFixer.Verification;

/// <summary>
/// Compares what is found on disk with what was found on the machine in memory when the changes were accepted. There every finding
/// that a change was accepted for is gone (<see cref="FixProof"/>), so one that is on disk in addition either did not go, or came.
/// </summary>
/// <param name="accepted">The changes that were made.</param>
/// <param name="expected">What was found with them in memory.</param>
/// <param name="judge">Judges the machine as it is on disk.</param>
public sealed class JudgedAgain(ImmutableArray<Change> accepted, ImmutableArray<Diagnostic> expected, Func<ImmutableArray<Diagnostic>> judge)
{
    /// <summary>Judges and compares.</summary>
    /// <returns>What should not be there, as a clause; null where all is as expected.</returns>
    public string? Check()
    {
        if (accepted.IsEmpty)
        {
            return null;
        }

        var lowest = accepted.Min(change => change.Diagnostic.Severity);
        var allowed = expected.CountBy(Key).ToDictionary();
        var found = judge();
        var counts = found.CountBy(Key).ToDictionary();
        var surplus = found.FirstOrDefault(one => one.Severity >= lowest && counts[Key(one)] > allowed.GetValueOrDefault(Key(one)));
        return surplus is null ? null
            : accepted.Any(change => Key(change.Diagnostic) == Key(surplus)) ? $"{surplus.Rule.Id} on {surplus.Subject} is still found"
            : $"{surplus.Rule.Id} on {surplus.Subject} is found now and was not before";
    }

    // Words may tell of times and counts, which go on meanwhile.
    private static (string Id, string Subject) Key(Diagnostic finding) => (finding.Rule.Id, finding.Subject);
}
