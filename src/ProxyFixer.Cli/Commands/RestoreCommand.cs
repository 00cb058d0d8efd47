using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Services;
using ProxyFixer.Backups;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer restore</c>: puts back, to the byte, what a fix or set changed.</summary>
internal static class RestoreCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var (fixes, output, prune) = (new FixOptions(), new OutputOptions("text", "json"), new PruneOptions());
        var id = new Argument<string>("ID") { Description = "A backup's id, or latest", DefaultValueFactory = _ => "latest" };
        var list = new Option<bool>("--list") { Description = "List the backups, newest first" };
        var unfinished = new Option<bool>("--unfinished") { Description = "Settle a run that was killed: complete it, or undo it" };
        var force = new Option<bool>("--force") { Description = "Also replace files that were changed after the fix; what they were is kept" };
        var root = new Option<string?>("--root") { Description = "Only runs that changed files below this folder", HelpName = "DIR" };
        var command = new Command("restore", "Put back, to the byte, what a fix changed") { id, list, unfinished, force, root };
        prune.AddTo(command);
        fixes.AddTo(command, withTrust: false);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (store, isForced) = (fixes.Store(parsed, here), parsed.GetValue(force));
            if (prune.IsAsked(parsed))
            {
                return prune.Run(parsed, store, isForced, here);
            }

            using var below = parsed.GetValue(root) is { } folder ? new MachineFiles(Path.Combine(here.WorkingFolder, folder)) : null;
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            output.HasFile(parsed, here); // a report that has no place is told before anything is changed
            var status = parsed.GetValue(list) ? BackupList.Write(store, below?.Root, output.Format(parsed), text)
                : parsed.GetValue(unfinished) ? UnfinishedRunReport.Write(store, isForced, output.Format(parsed), text, here)
                : Restore(store, new BackupChoice(store, below?.Root).Choose(parsed.GetValue(id)!, text), isForced, output.Format(parsed), text, here);
            output.WriteAfterChange(parsed, here, parsed.GetValue(list) ? null : "what restore had to do is done", text.ToString);
            return status;
        });
        return command;
    }

    /// <summary>How a file of a backup is shown.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="path">Absolute path as seen from its root.</param>
    /// <returns>The path, relative where the root is not that of this machine.</returns>
    public static string Display(Backup backup, string path) => backup.Root == "/" ? path : path.TrimStart('/');

    /// <summary>Puts a run back.</summary>
    /// <param name="store">The store.</param>
    /// <param name="backup">The run; null where there is nothing to do, which was said.</param>
    /// <param name="force">Whether files that were changed after it are replaced, too.</param>
    /// <param name="format">Form of the report.</param>
    /// <param name="text">The report.</param>
    /// <param name="here">Clock and streams.</param>
    /// <returns>The exit status.</returns>
    public static int Restore(BackupStore store, Backup? backup, bool force, string format, StringWriter text, ProgramContext here)
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
            backup.Id, [.. done.Select(entry => new ChangedFile(Display(backup, entry.Path), entry.After, entry.Before))], [], AdviceBlock.Flatten(advice));
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
        here.Error.Write(differences.IsEmpty ? "" : MaskedDiff.Render(differences, path => Display(backup, path)));
        var them = changed.Length == 1 ? "it" : "them";
        return ProxyFixerException.CouldNotFinish(
            $"{string.Join(", ", changed.Select(file => Display(backup, file.Path)))} {(changed.Length == 1 ? "was" : "were")} changed after the fix"
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
