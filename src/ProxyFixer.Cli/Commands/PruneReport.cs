using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>Deletes backups (<c>restore --prune</c>), and says which.</summary>
internal static class PruneReport
{
    /// <summary>Deletes them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="pruning">Which.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="text">The report.</param>
    /// <param name="here">Clock and streams.</param>
    /// <returns>The exit status.</returns>
    /// <exception cref="ProxyFixerException">A run is open, or something could not be deleted (exit status 3).</exception>
    public static int Write(BackupStore store, Pruning pruning, string format, StringWriter text, ProgramContext here)
    {
        var (gone, contents) = pruning.Apply(store, here.Clock.GetUtcNow(), here.Cancellation);
        ImmutableArray<StoredRun> damaged = [.. store.Records().Where(record => record.Problem is not null)];
        if (format == "json")
        {
            WriteJson(gone, contents, damaged, text);
            return ExitCode.Clean;
        }

        foreach (var run in gone)
        {
            text.Write($"deleted {run.Id}{(run.IsIncomplete ? " (incomplete)" : "")}\n");
        }

        foreach (var record in damaged)
        {
            here.Remark($"{record.Id} is damaged and stays; --prune --force deletes it\n");
        }

        here.Error.Write(gone.IsEmpty && contents == 0 ? "Nothing to delete.\n" : "");
        return ExitCode.Clean;
    }

    private static void WriteJson(ImmutableArray<StoredRun> gone, int contents, ImmutableArray<StoredRun> damaged, StringWriter text)
    {
        using var json = new JsonOutput(text);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.List("deleted", gone, run => json.Map(() =>
            {
                json.Member("id", run.Id);
                json.Member("incomplete", run.IsIncomplete);
            }));
            json.Member("contents", contents);
            json.List("damaged", damaged, run => json.Map(() =>
            {
                json.Member("id", run.Id);
                json.Member("problem", run.Problem);
            }));
        });
    }
}
