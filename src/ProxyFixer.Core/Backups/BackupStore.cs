using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Backups;

/// <summary>
/// The folder that keeps what runs changed (0700, files 0600): <c>lock</c>; <c>journal</c>, the record of the run that is open;
/// <c>ID/manifest.json</c>, the record of a settled one; <c>objects/</c>, the contents of files by their hash, so that no name tells
/// what is in it.
/// </summary>
/// <param name="folder">Absolute path; made when the first backup is kept.</param>
/// <param name="disk">The disk; null for that of this machine.</param>
public sealed class BackupStore(string folder, IDisk? disk = null)
{
    private const string LockName = "lock";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Where backups are kept.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The words of a command line that name the store; empty for the usual one.</summary>
    public string Option { get; init; } = "";

    /// <summary>The disk.</summary>
    internal IDisk Disk { get; } = disk ?? HostDisk.Instance;

    /// <summary>A name for a run.</summary>
    /// <param name="now">The time.</param>
    /// <returns>UTC time and a random part; sorts by age.</returns>
    public static string NewId(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{ContentHash.RandomName(4)}");

    /// <summary>The command line that does something about this very store; the words alone would mean the usual one.</summary>
    /// <param name="words">The id of a run, or an option.</param>
    /// <returns>A line for a shell.</returns>
    public string RestoreCommand(string words) => RestoreCommand(Option, words);

    /// <summary>The command line that does something about a store.</summary>
    /// <param name="option">The words that name the store; empty for the usual one.</param>
    /// <param name="words">The id of a run, or an option.</param>
    /// <returns>A line for a shell.</returns>
    internal static string RestoreCommand(string option, string words) => $"proxyfixer restore {option}{(option.Length == 0 ? "" : " ")}{words}";

    /// <summary>Lists the runs whose record is good.</summary>
    /// <returns>Newest first; empty also for a store that may not be read or trusted.</returns>
    public ImmutableArray<Backup> List()
    {
        try
        {
            return [.. Records().Select(run => run.Backup).OfType<Backup>()];
        }
        catch (Exception e) when (e is IOException or ProxyFixerException)
        {
            return [];
        }
    }

    /// <summary>Lists all records, the damaged ones, too.</summary>
    /// <returns>Newest first; empty for a store that is not there.</returns>
    /// <exception cref="ProxyFixerException">The store is not to be trusted, or cannot be read (exit status 3).</exception>
    public ImmutableArray<StoredRun> Records()
    {
        using var store = OpenFolder(make: false);
        return store is null ? [] : new StoredRuns(store).List();
    }

    /// <summary>Reads what a run has kept of a file.</summary>
    /// <param name="id">The run.</param>
    /// <param name="entry">An entry of it.</param>
    /// <returns>The bytes before and after; null where there was no file, and where they are not kept or cannot be read.</returns>
    public (byte[]? Before, byte[]? After) ReadContents(string id, BackupEntry entry)
    {
        try
        {
            using var store = OpenFolder(make: false);
            return store is null ? (null, null)
                : (entry.Before is null ? null : new StoredRuns(store).ReadBefore(id, entry), entry.After is null ? null : new ObjectStore(store).Read(entry.After));
        }
        catch (Exception e) when (e is IOException or ProxyFixerException)
        {
            return (null, null);
        }
    }

    /// <summary>Looks whether a run was killed and not settled yet.</summary>
    /// <returns>What to tell the user, one sentence; null where nothing is open, or a run is at work right now.</returns>
    public string? FindUnfinished()
    {
        try
        {
            using var store = OpenFolder(make: false);
            if (store?.Status(StoredRuns.JournalName) is null)
            {
                return null;
            }

            using var free = store.TryLock(LockName);
            return free is null || StoredRuns.Journal(store) is not { } run ? null
                : $"the run {run.Id} was not finished; some of its changes may be in effect and others not: run {RestoreCommand("--unfinished")}";
        }
        catch (Exception e) when (e is IOException or ProxyFixerException)
        {
            return null;
        }
    }

    /// <summary>Locks the store against other runs; waits for one that is at work.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The store, made where it is missing.</returns>
    /// <exception cref="ProxyFixerException">It is in use for long, not to be trusted, or cannot be made (exit status 3).</exception>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal LockedStore Lock(CancellationToken cancellation)
    {
        var store = OpenFolder(make: true)!;
        try
        {
            for (var waited = TimeSpan.Zero; waited < LongestWait; waited += BetweenTries)
            {
                cancellation.ThrowIfCancellationRequested();
                if (store.TryLock(LockName) is { } locked)
                {
                    return new(store, locked) { Option = Option };
                }

                cancellation.WaitHandle.WaitOne(BetweenTries);
            }
        }
        catch (DiskException e)
        {
            store.Dispose();
            throw Unusable(e);
        }
        catch
        {
            store.Dispose();
            throw;
        }

        store.Dispose();
        throw ProxyFixerException.CouldNotFinish($"another proxyfixer run is changing files, and holds {Folder}/{LockName}; nothing was changed");
    }

    private IFolder? OpenFolder(bool make)
    {
        try
        {
            using var files = new MachineFiles("/");
            var real = Disk.IsThisMachine ? files.Resolve(Folder) ?? Folder : Folder;
            return TrustedFolder.Open(Disk, real, make);
        }
        catch (DiskException e)
        {
            throw Unusable(e);
        }
    }

    private ProxyFixerException Unusable(DiskException e) =>
        ProxyFixerException.CouldNotFinish($"the backups in {Folder} cannot be used, so nothing was changed: {e.Message}", e);
}
