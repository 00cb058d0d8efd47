using ProxyFixer.Backups;
using ProxyFixer.Reports;
using ProxyFixer.Transactions;

namespace ProxyFixer.Cli.Commands;

/// <summary>Settles a run that was killed (<c>restore --unfinished</c>), and says what that came to.</summary>
internal static class UnfinishedRunReport
{
    /// <summary>Settles the open run.</summary>
    /// <param name="store">The store.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <param name="force">Puts files back, too, that somebody else changed meanwhile; null where they stay.</param>
    /// <param name="text">The report.</param>
    /// <param name="here">Clock and streams.</param>
    /// <returns>The exit status: 3 where a file was left as somebody else changed it.</returns>
    public static int Write(BackupStore store, string format, RestoreRun? force, StringWriter text, ProgramContext here)
    {
        var settled = UnfinishedRun.Settle(store, here.Cancellation);
        if (settled is { LeftAlone.IsEmpty: false } && force is not null)
        {
            return force.Run(store.Records().First(record => record.Id == settled.Run.Id).Backup!, text);
        }

        if (format == "json")
        {
            Report(settled).WriteJson(text);
        }
        else
        {
            WriteText(settled, store, text);
        }

        return settled is null or { LeftAlone.IsEmpty: true } ? ExitCode.Clean : ExitCode.CouldNotFinish;
    }

    private static ChangeReport Report(SettledRun? settled) => settled is null ? new(null, [], [], []) : new(
        settled.WasComplete ? settled.Run.Id : null,
        [
            .. from entry in settled.Run.Entries
               where settled.PutBack.Contains(entry.Path)
               select new ChangedFile(settled.Run.Display(entry.Path), entry.After, entry.Before),
        ],
        [.. settled.LeftAlone.Select(path => new SkippedChange(settled.Run.Display(path), "", "it was changed by somebody else meanwhile"))],
        []);

    private static void WriteText(SettledRun? settled, BackupStore store, StringWriter text)
    {
        if (settled is null)
        {
            text.Write("No run is unfinished.\n");
            return;
        }

        foreach (var path in settled.PutBack)
        {
            text.Write(Printable.Of($"put back {settled.Run.Display(path)}\n"));
        }

        foreach (var path in settled.LeftAlone)
        {
            text.Write(Printable.Of($"left as it is: {settled.Run.Display(path)}, which was changed by somebody else meanwhile\n"));
        }

        text.Write(
            settled.WasComplete ? $"The run {settled.Run.Id} was complete; what it had left beside the files is removed.\n"
            : settled.LeftAlone.IsEmpty ? $"The run {settled.Run.Id} is undone; every file is as it was before it.\n"
            : $"The rest of the run {settled.Run.Id} is undone; {store.RestoreCommand($"{settled.Run.Id} --force")} puts these files back, too.\n");
    }
}
