using ProxyFixer.Backups;

namespace ProxyFixer.Cli.Commands;

/// <summary>Finds the run that <c>restore</c> shall put back.</summary>
/// <param name="store">The store.</param>
/// <param name="root">The real folder that was '/' for the run; null for any.</param>
internal sealed class BackupChoice(BackupStore store, string? root)
{
    private const string Latest = "latest";

    /// <summary>Chooses a run. The latest one is never silently another than the one that changed files last.</summary>
    /// <param name="id">Its id, or <c>latest</c>.</param>
    /// <param name="reason">Sentences that say why there is nothing to do; null for a run.</param>
    /// <returns>The run; null where the latest is put back already.</returns>
    /// <exception cref="ProxyFixerException">There is none (exit status 2 for a wrong id), or its record is damaged (exit status 3).</exception>
    public Backup? Choose(string id, out string? reason)
    {
        reason = null;
        var records = store.Records();
        if (id != Latest)
        {
            return Named(records.FirstOrDefault(record => record.Id == id), id);
        }

        var runs = records.Where(record => !record.IsIncomplete && (record.Backup is not { } run || (run.RestoreOf is null && (root is null || run.Root == root)))).ToArray();
        var newest = runs.FirstOrDefault()
            ?? throw ProxyFixerException.CouldNotFinish($"there is nothing to restore in {store.Folder}{(root is null ? "" : $" below {root}")}");
        var backup = newest.Backup ?? throw Damaged(newest);
        if (!backup.Restored)
        {
            return backup;
        }

        var older = runs.FirstOrDefault(run => run.Backup is { Restored: false });
        reason = $"The last run, {backup.Id}, is put back already; nothing was restored."
            + (older is null ? "" : $"\nThe one before it is {older.Id}: {store.RestoreCommand(older.Id)} puts it back.");
        return null;
    }

    private Backup Named(StoredRun? record, string id)
    {
        var backup = record is null or { IsIncomplete: true }
            ? throw ProxyFixerException.WrongInput($"there is no backup '{id}' in {store.Folder}; {store.RestoreCommand("--list")} shows them")
            : record.Backup ?? throw Damaged(record);
        return root is null || backup.Root == root ? backup
            : throw ProxyFixerException.WrongInput($"the backup {id} is of files below {backup.Root}, not {root}");
    }

    private ProxyFixerException Damaged(StoredRun record) => ProxyFixerException.CouldNotFinish(
        $"the record of the backup {record.Id} in {store.Folder} is damaged ({record.Problem}); nothing was restored. {store.RestoreCommand("--list")} shows the others");
}
