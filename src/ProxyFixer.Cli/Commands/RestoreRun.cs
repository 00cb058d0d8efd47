using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Patches;
using ProxyFixer.Reports;
using ProxyFixer.Services;

namespace ProxyFixer.Cli.Commands;

/// <summary>Puts runs back, and reports it.</summary>
/// <param name="store">The store.</param>
/// <param name="force">Whether files that were changed after the run are replaced, too.</param>
/// <param name="format">Form of the report.</param>
/// <param name="showsAll">Whether no value is hidden.</param>
/// <param name="here">Clock and streams.</param>
internal sealed class RestoreRun(BackupStore store, bool force, string format, bool showsAll, ProgramContext here)
{
    /// <summary>Puts back the run that the user chose.</summary>
    /// <param name="choice">Finds it.</param>
    /// <param name="id">Its id, or <c>latest</c>.</param>
    /// <param name="text">The report.</param>
    /// <returns>The exit status.</returns>
    public int Run(BackupChoice choice, string id, StringWriter text)
    {
        if (choice.Choose(id, out var reason) is { } backup)
        {
            return Run(backup, text);
        }

        Write(new(null, [], [], []) { Reason = reason }, $"{reason}\n", text);
        return ExitCode.Clean;
    }

    /// <summary>Puts a run back.</summary>
    /// <param name="backup">The run.</param>
    /// <param name="text">The report.</param>
    /// <returns>The exit status.</returns>
    public int Run(Backup backup, StringWriter text)
    {
        var restored = new Restorer(store, here.Clock, here.Cancellation).Restore(backup, force);
        if (!restored.Changed.IsEmpty)
        {
            throw Refusal(backup, restored.Changed);
        }

        var host = Host.Describe(backup.Root == "/" ? null : backup.Root, home: null, here.Environment, here.WorkingFolder, here.Clock);
        var advice = AdviceText.After(host, restored.Entries.Select(entry => entry.Path), here);

        // What was replaced may be another content than the run had left.
        var changed = restored.Run?.Entries.Select(entry => new ChangedFile(backup.Display(entry.Path), entry.Before, entry.After)) ?? [];
        var report = new ChangeReport(backup.Id, [.. changed], [], AdviceBlock.Flatten(advice));
        report = report with { Reason = report.Changed.IsEmpty ? $"Everything is already as it was before {backup.Id}." : null };
        Write(report, Text(report, restored.Run is { Forced: true } run ? run.Id : null) + AdviceText.Write(advice, host), text);
        return ExitCode.Clean;
    }

    private void Write(ChangeReport report, string sentences, StringWriter text)
    {
        if (format == "json")
        {
            report.WriteJson(text);
        }
        else
        {
            text.Write(sentences);
        }
    }

    private ProxyFixerException Refusal(Backup backup, ImmutableArray<ChangedSince> changed)
    {
        var differences = changed.Select(file => file.Difference).OfType<FilePatch>().ToImmutableArray();
        here.Error.Write(differences.IsEmpty ? "" : showsAll ? UnifiedDiff.Render(differences, backup.Display) : MaskedDiff.Render(differences, backup.Display, MaskedDiff.RevealNotice));
        var them = changed.Length == 1 ? "it" : "them";
        return ProxyFixerException.CouldNotFinish(
            $"{string.Join(", ", changed.Select(file => backup.Display(file.Path)))} {(changed.Length == 1 ? "was" : "were")} changed after the fix"
            + $"{(differences.IsEmpty ? "" : ", as shown above")}; nothing was restored. Use --force to replace {them} all the same; what is there now is kept");
    }

    private string Text(ChangeReport report, string? overwritten)
    {
        var files = report.Changed.Select(file => $"{(file.After is null ? "removed" : "restored")} {file.Path}\n");
        return string.Concat(files) + $"{report.Reason ?? $"{report.Backup} is put back."}\n"
            + (overwritten is null ? "" : $"What was replaced by force is kept as {overwritten}; {store.RestoreCommand(overwritten)} puts it back.\n");
    }
}
