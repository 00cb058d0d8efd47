using System.Collections.Immutable;

namespace ProxyFixer.Backups;

/// <summary>
/// The changes of a machine that nobody took back. Of each place the newest run decides: what a fix wrote is in force with what lay below it; a
/// restore leaves in force only what wrote the content that it put back, and what was there before that. So an older fix does not come back
/// to life when a repeated one is put back.
/// </summary>
public static class ChangesInForce
{
    /// <summary>Finds them.</summary>
    /// <param name="runs">The runs, newest first.</param>
    /// <param name="root">The real folder that is '/'.</param>
    /// <returns>Each change with its run; those of a place newest first.</returns>
    public static IEnumerable<(Backup Run, BackupEntry Entry)> Of(IEnumerable<Backup> runs, string root) => runs
        .Where(run => run.Root == root)
        .SelectMany(run => run.Entries.Select(entry => (Run: run, Entry: entry)))
        .GroupBy(touch => PlaceOf(touch.Entry), StringComparer.Ordinal)
        .SelectMany(place => OfPlace([.. place]));

    /// <summary>The records that say of a place that an older change is taken back: without them it would be in force again.</summary>
    /// <param name="runs">The runs, newest first.</param>
    /// <param name="isOver">Tells which runs say nothing else any more.</param>
    /// <returns>Their ids.</returns>
    internal static ImmutableHashSet<string> Needed(ImmutableArray<Backup> runs, Func<Backup, bool> isOver)
    {
        var older = new HashSet<(string Root, string Place)>();
        var needed = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var run in runs.Reverse())
        {
            var places = run.Entries.Select(entry => (run.Root, PlaceOf(entry)));
            if (!isOver(run))
            {
                older.UnionWith(places);
            }
            else if (places.Any(older.Contains))
            {
                needed.Add(run.Id);
            }
        }

        return needed.ToImmutable();
    }

    private static string PlaceOf(BackupEntry entry) => PatchedFiles.PlaceOf(entry.Path);

    private static IEnumerable<(Backup Run, BackupEntry Entry)> OfPlace(ImmutableArray<(Backup Run, BackupEntry Entry)> newestFirst)
    {
        // Of several releases that lie side by side the one counts that was changed last.
        var current = newestFirst.FirstOrDefault(touch => touch.Run.RestoreOf is null).Entry?.Path;
        var (isSought, content) = (false, (string?)null);
        foreach (var (run, entry) in newestFirst.Where(touch => touch.Run.RestoreOf is null || touch.Entry.Path == current))
        {
            var isChange = run.RestoreOf is null;
            if (isSought && !(isChange && entry.After == content))
            {
                continue;
            }

            (isSought, content) = isChange && (isSought || !run.Restored) ? (false, null) : (true, run.Restored ? entry.Before : entry.After);
            if (!isSought)
            {
                yield return (run, entry);
            }
        }
    }
}
