using System.Collections.Immutable;
using Newtonsoft.Json;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Backups;

/// <summary>A record of the store.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Backup">What the run changed; null where that cannot be read.</param>
/// <param name="Problem">Why not; null for a good record.</param>
public sealed record StoredRun(string Id, Backup? Backup, string? Problem)
{
    /// <summary>True for what a run left that was killed before it changed anything.</summary>
    public bool IsIncomplete { get; init; }
}

/// <summary>The records of settled runs: one folder each, <c>ID/manifest.json</c>.</summary>
/// <param name="store">The open store.</param>
internal sealed class StoredRuns(IFolder store)
{
    /// <summary>Name of a record.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>Name of the record of the run that is open.</summary>
    public const string JournalName = "journal";

    private static readonly string[] NoRuns = ["objects"];

    /// <summary>Reads the record of the run that is open.</summary>
    /// <param name="store">The open store.</param>
    /// <returns>The run; null where all are settled.</returns>
    /// <exception cref="ProxyFixerException">It is damaged (exit status 3).</exception>
    public static Backup? Journal(IFolder store)
    {
        try
        {
            return store.Read(JournalName) is { } bytes ? BackupManifest.Read(bytes) : null;
        }
        catch (JsonException e)
        {
            throw ProxyFixerException.CouldNotFinish($"the journal of the backups is damaged ({e.Message}); nothing was changed", e);
        }
    }

    /// <summary>The contents that a run names.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Hashes; one may come twice.</returns>
    public static IEnumerable<string> HashesOf(Backup run) => run.Entries.SelectMany(entry => new[] { entry.Before, entry.After }).OfType<string>();

    /// <summary>Lists the records.</summary>
    /// <returns>Newest first.</returns>
    public ImmutableArray<StoredRun> List() =>
        [.. store.List().Except(NoRuns).Where(name => store.Status(name) is { Type: FileType.Folder }).Reverse().Select(Read)];

    /// <summary>Reads one record.</summary>
    /// <param name="id">The run.</param>
    /// <returns>The record; null where there is none of that id.</returns>
    public Backup? Find(string id) => store.Status(id) is { Type: FileType.Folder } ? Read(id).Backup : null;

    /// <summary>Reads the kept bytes of a file.</summary>
    /// <param name="id">The run.</param>
    /// <param name="entry">An entry of it.</param>
    /// <returns>The bytes before; null where they are missing or damaged.</returns>
    public byte[]? ReadBefore(string id, BackupEntry entry)
    {
        if (entry.Content is null)
        {
            return new ObjectStore(store).Read(entry.Before!);
        }

        using var place = store.Open(id);
        return place.Read(MachinePath.Name(entry.Content)) is { } bytes && ObjectStore.HashOf(bytes) == entry.Before ? bytes : null;
    }

    private StoredRun Read(string id)
    {
        try
        {
            using var place = store.Open(id);
            return place.Read(ManifestName) is not { } bytes ? new(id, null, "it is not complete") { IsIncomplete = true }
                : BackupManifest.Read(bytes) is { } run && run.Id == id ? new(id, run, null)
                : new(id, null, "it is the record of another run");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return new(id, null, e.Message);
        }
    }
}
