using System.Text;
using ProxyFixer.Disk;

namespace ProxyFixer.Backups;

/// <summary>The store while this process alone may change it, and what it keeps files of.</summary>
internal sealed class LockedStore : IDisposable
{
    private const int FolderMode = 0x1C0; // 0700
    private const int FileMode = 0x180; // 0600
    private const string New = ".new"; // what is not in place yet
    private readonly IFolder folder;
    private readonly IDisposable locked;

    /// <summary>Takes over an open store.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="locked">The lock on it.</param>
    public LockedStore(IFolder folder, IDisposable locked)
    {
        (this.folder, this.locked) = (folder, locked);
        Objects = new(folder);
        Runs = new(folder);
    }

    /// <summary>The words of a command line that name the store; empty for the usual one.</summary>
    public string Option { get; init; } = "";

    /// <summary>The command line that settles a run that was killed.</summary>
    public string SettleCommand => BackupStore.RestoreCommand(Option, "--unfinished");

    /// <summary>The contents of files.</summary>
    public ObjectStore Objects { get; }

    /// <summary>The runs that are settled.</summary>
    public StoredRuns Runs { get; }

    /// <summary>Gives the store free.</summary>
    public void Dispose()
    {
        locked.Dispose();
        folder.Dispose();
    }

    /// <summary>Reads the record of the run that is open.</summary>
    /// <returns>The run; null where all are settled.</returns>
    /// <exception cref="ProxyFixerException">It is damaged (exit status 3).</exception>
    public Backup? Journal() => StoredRuns.Journal(folder);

    /// <summary>Opens a run; its record is on disk when it returns.</summary>
    /// <param name="run">The run.</param>
    public void Open(Backup run) => Put(folder, StoredRuns.JournalName, run);

    /// <summary>Ends a run: its record is gone from disk when it returns.</summary>
    public void End()
    {
        folder.Delete(StoredRuns.JournalName);
        folder.Flush();
    }

    /// <summary>Writes the record that a run is complete; it is on disk when it returns.</summary>
    /// <param name="run">The run.</param>
    public void Close(Backup run)
    {
        if (folder.Status(run.Id) is null)
        {
            folder.Make(run.Id, Ownership.Own(FolderMode)).Dispose();
        }

        using (var place = folder.Open(run.Id))
        {
            Put(place, StoredRuns.ManifestName, run);
        }

        folder.Flush();
    }

    /// <summary>Removes a run's record, with all that is in its folder.</summary>
    /// <param name="id">The run.</param>
    public void Remove(string id)
    {
        if (folder.Status(id) is null)
        {
            return;
        }

        using (var place = folder.Open(id))
        {
            // The manifest first: a folder without one is known to be left over.
            foreach (var name in place.List().OrderByDescending(name => name == StoredRuns.ManifestName))
            {
                place.Delete(name);
            }

            place.Flush();
        }

        folder.DeleteEmptyFolder(id);
        folder.Flush();
    }

    /// <summary>Removes the beginnings of a record that a run was killed over.</summary>
    public void DropBeginnings()
    {
        if (folder.Status(StoredRuns.JournalName + New) is not null)
        {
            folder.Delete(StoredRuns.JournalName + New);
        }
    }

    /// <summary>
    /// Removes contents that no record of a settled run names; none where a record is damaged, for it may name any. What only the
    /// open run names goes, too: this is its end.
    /// </summary>
    /// <param name="candidates">Hashes; null for all that are kept.</param>
    /// <returns>How many were removed.</returns>
    public int Sweep(IEnumerable<string>? candidates = null)
    {
        var runs = Runs.List();
        if (runs.Any(run => run is { Backup: null, IsIncomplete: false }))
        {
            return 0;
        }

        var named = runs.Select(run => run.Backup).OfType<Backup>().SelectMany(StoredRuns.HashesOf).ToHashSet(StringComparer.Ordinal);
        var gone = (candidates ?? Objects.List()).Where(hash => !named.Contains(hash)).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var hash in gone)
        {
            Objects.Delete(hash);
        }

        return gone.Length;
    }

    private static void Put(IFolder folder, string name, Backup run)
    {
        folder.Delete(name + New);
        folder.Create(name + New, Encoding.UTF8.GetBytes(BackupManifest.Write(run)), Ownership.Own(FileMode), attributesOf: null);
        folder.Replace(name + New, name);
        folder.Flush();
    }
}
