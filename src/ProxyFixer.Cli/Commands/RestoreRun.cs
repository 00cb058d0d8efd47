using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Services;

namespace ProxyFixer.Cli.Commands;

/// <summary>One run that is put back, and the report of it.</summary>
internal static class RestoreRun
{
    /// <summary>Puts a run back.</summary>
    /// <param name="store">The store.</param>
    /// <param name="backup">The run; null where there is nothing to do, which was said.</param>
    /// <param name="force">Whether files that were changed after it are replaced, too.</param>
    /// <param name="format">Form of the report.</param>
    /// <param name="text">The report.</param>
    /// <param name="here">Clock and streams.</param>
    /// <returns>The exit status.</returns>
    public static int Run(BackupStore store, Backup? backup, bool force, string format, StringWriter text, ProgramContext here)
    {
        if (backup is null)
        {
            return ExitCode.Clean;
        }

        var restored = new Restorer(store, here.Clock, here.Cancellation).Restore(backup, force);
        if (!restored.Changed.IsEmpty)
        {
            throw Refusal(backup, restored.Changed, here);
        }

        var done = restored.Entries;
        var host = Host.Describe(backup.Root == "/" ? null : backup.Root, home: null, here.Environment, here.WorkingFolder, here.Clock);
        var advice = AdviceText.After(host, done.Select(entry => entry.Path), here);
        var report = new ChangeReport(
            backup.Id, [.. done.Select(entry => new ChangedFile(backup.Display(entry.Path), entry.After, entry.Before))], [], AdviceBlock.Flatten(advice));
        if (format == "json")
        {
            report.WriteJson(text);
        }
        else
        {
            WriteText(report, restored.Run is { Forced: true } run ? run.Id : null, text);
            text.Write(AdviceText.Write(advice, host));
        }

        return ExitCode.Clean;
    }

    private static ProxyFixerException Refusal(Backup backup, ImmutableArray<ChangedSince> changed, ProgramContext here)
    {
        var differences = changed.Select(file => file.Difference).OfType<FilePatch>().ToImmutableArray();
        here.Error.Write(differences.IsEmpty ? "" : MaskedDiff.Render(differences, backup.Display));
        var them = changed.Length == 1 ? "it" : "them";
        return ProxyFixerException.CouldNotFinish(
            $"{string.Join(", ", changed.Select(file => backup.Display(file.Path)))} {(changed.Length == 1 ? "was" : "were")} changed after the fix"
            + $"{(differences.IsEmpty ? "" : ", as shown above")}; nothing was restored. Use --force to replace {them} all the same; what is there now is kept");
    }

    private static void WriteText(ChangeReport report, string? overwritten, StringWriter text)
    {
        foreach (var file in report.Changed)
        {
            text.Write($"{(file.After is null ? "removed" : "restored")} {file.Path}\n");
        }

        text.Write(report.Changed.IsEmpty ? $"Everything is already as it was before {report.Backup}.\n" : $"{report.Backup} is put back.\n");
        text.Write(overwritten is null ? "" : $"What was replaced by force is kept as {overwritten}; proxyfixer restore {overwritten} puts it back.\n");
    }
}
