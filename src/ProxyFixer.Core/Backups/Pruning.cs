using System.Collections.Immutable;
using System.Globalization;

namespace ProxyFixer.Backups;

/// <summary>Which backups are deleted.</summary>
/// <param name="Keep">How many of the newest stay; null for all.</param>
/// <param name="OlderThan">The age from which they go; null for any.</param>
/// <param name="Damaged">Whether records that cannot be read go, too.</param>
public sealed record Pruning(int? Keep, TimeSpan? OlderThan, bool Damaged)
{
    private const string TimeForm = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int TimeLength = 19;

    /// <summary>The real folder whose runs alone go; null for all runs. What cannot be told to be of it stays.</summary>
    public string? Root { get; init; }

    /// <summary>Deletes for good: what was put back, what is left of runs that never were, and what the numbers say.</summary>
    /// <param name="store">The store.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the wait for another run.</param>
    /// <returns>The records that are gone, newest first, and how many contents went with them.</returns>
    /// <exception cref="ProxyFixerException">A run is open, or something could not be deleted (exit status 3).</exception>
    public (ImmutableArray<StoredRun> Gone, int Contents) Apply(BackupStore store, DateTimeOffset now, CancellationToken cancellation)
    {
        using var locked = store.Lock(cancellation);
        new Transactions.Settlement(store.Disk, locked).Require();
        try
        {
            var gone = Choose(locked.Runs.List(), now);
            foreach (var run in gone)
            {
                locked.Remove(run.Id);
            }

            return (gone, locked.Sweep());
        }
        catch (IOException e)
        {
            throw ProxyFixerException.CouldNotFinish($"not all backups could be deleted: {e.Message}", e);
        }
    }

    private ImmutableArray<StoredRun> Choose(ImmutableArray<StoredRun> runs, DateTimeOffset now)
    {
        var kept = 0;
        ImmutableArray<StoredRun> gone = [.. runs.Where(run => Root is null || run.Backup?.Root == Root).Where(run => run.IsIncomplete
            || (run.Backup is { } backup ? IsOver(backup) || IsOld(run.Id, now) || ++kept > Keep : Damaged))];
        var needed = ChangesInForce.Needed([.. runs.Select(run => run.Backup).OfType<Backup>()], backup => IsOver(backup) || gone.Any(run => run.Backup == backup));
        return gone.RemoveAll(run => run.Backup is { } backup && IsOver(backup) && !IsOld(run.Id, now) && needed.Contains(run.Id));
    }

    // The record of a restore that replaced nothing but what the run had left says nothing new.
    private static bool IsOver(Backup run) => run.Restored || run is { RestoreOf: not null, Forced: false };

    private bool IsOld(string id, DateTimeOffset now) =>
        OlderThan is { } age && id.Length > TimeLength
        && DateTimeOffset.TryParseExact(
            id[..TimeLength], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && now - time > age;
}
