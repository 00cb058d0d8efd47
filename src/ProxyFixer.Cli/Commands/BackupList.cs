using ProxyFixer.Backups;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>The list of backups (<c>restore --list</c>).</summary>
internal static class BackupList
{
    /// <summary>Writes the list, newest first, with what is damaged or left over.</summary>
    /// <param name="store">The store.</param>
    /// <param name="root">Only runs below this real folder; null for all.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="text">The report.</param>
    /// <returns>The exit status: 3 where a record is damaged.</returns>
    public static int Write(BackupStore store, string? root, string format, StringWriter text)
    {
        var records = store.Records().Where(record => root is null || record.Backup is null || record.Backup.Root == root).ToArray();
        if (format == "json")
        {
            WriteJson(records, text);
        }
        else
        {
            foreach (var record in records)
            {
                WriteText(record, text);
            }
        }

        return records.Any(record => record is { Backup: null, IsIncomplete: false }) ? ExitCode.CouldNotFinish : ExitCode.Clean;
    }

    private static void WriteText(StoredRun record, StringWriter text)
    {
        if (record.Backup is not { } backup)
        {
            text.Write(record.IsIncomplete
                ? $"{record.Id} (incomplete: left by a run that changed nothing; restore --prune removes it)\n"
                : Printable.Of($"{record.Id} (damaged: {record.Problem})\n"));
            return;
        }

        var notes = new[] { backup.RestoreOf is { } other ? $"restore of {other}" : null, backup.Restored ? "put back" : null }.OfType<string>();
        var note = string.Join(", ", notes);
        text.Write(Printable.Of($"{backup.Id}{(note.Length == 0 ? "" : $" ({note})")}{(backup.Root == "/" ? "" : $" below {backup.Root}")}\n"));
        foreach (var entry in backup.Entries)
        {
            text.Write(Printable.Of($"  {Action(entry)} {backup.Display(entry.Path)}\n"));
        }
    }

    private static void WriteJson(StoredRun[] records, StringWriter text)
    {
        using var json = new JsonOutput(text);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.List("backups", records, record => json.Map(() =>
            {
                json.Member("id", record.Id);
                json.Member("problem", record.Problem);
                json.Member("root", record.Backup?.Root);
                json.Member("restored", record.Backup?.Restored ?? false);
                json.Member("restoreOf", record.Backup?.RestoreOf);
                json.List("changed", record.Backup?.Entries ?? [], entry => json.Map(() =>
                {
                    json.Member("path", record.Backup!.Display(entry.Path));
                    json.Member("action", entry.Before is null ? "create" : entry.After is null ? "delete" : "edit");
                    json.Member("before", entry.Before);
                    json.Member("after", entry.After);
                }));
            }));
        });
    }

    private static string Action(BackupEntry entry) => entry.Before is null ? "created" : entry.After is null ? "removed" : "changed";
}
