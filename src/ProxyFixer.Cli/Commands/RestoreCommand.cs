using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ProxyFixer.Backups;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer restore</c>: puts back, to the byte, what a fix or set changed.</summary>
internal static class RestoreCommand
{
    private const int Kept = 10;

    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(Surroundings here)
    {
        var (fixes, output) = (new FixOptions(), new OutputOptions("text", "json"));
        var id = new Argument<string>("ID") { Description = "A backup's id, or latest", DefaultValueFactory = _ => "latest" };
        var list = new Option<bool>("--list") { Description = "List the backups, newest first" };
        var prune = new Option<bool>("--prune") { Description = $"Delete the backups that were put back, and all but the newest {Kept}" };
        var force = new Option<bool>("--force") { Description = "Also replace files that were changed after the fix" };
        var command = new Command("restore", "Put back, to the byte, what a fix changed") { id, list, prune, force };
        fixes.AddTo(command, withTrust: false);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var store = fixes.Store(parsed, here);
            return parsed.GetValue(list) ? List(store, here)
                : parsed.GetValue(prune) ? Prune(store, here)
                : Restore(store, Choose(store, parsed.GetValue(id)!), parsed.GetValue(force), output, parsed, here);
        });
        return command;
    }

    private static Backup Choose(BackupStore store, string id)
    {
        var backups = store.List();
        return id == "latest"
            ? backups.FirstOrDefault(backup => !backup.Restored)
                ?? throw ProxyFixerException.CouldNotFinish($"there is nothing to restore in {store.Folder}")
            : backups.FirstOrDefault(backup => backup.Id == id)
                ?? throw ProxyFixerException.WrongInput($"there is no backup '{id}' in {store.Folder}; restore --list shows them");
    }

    private static int Restore(BackupStore store, Backup backup, bool force, OutputOptions output, ParseResult parsed, Surroundings here)
    {
        var done = new Restorer(new MachineFiles(backup.Root), store).Restore(backup, force);
        var report = new ChangeReport(backup.Id, [.. done.Select(entry => new ChangedFile(Display(backup, entry), entry.After, entry.Before))], [], Advice(done));
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        if (output.Format(parsed) == "json")
        {
            report.WriteJson(text);
        }
        else
        {
            WriteText(report, text);
        }

        output.Write(parsed, here, text.ToString());
        return ExitCode.Clean;
    }

    private static void WriteText(ChangeReport report, StringWriter text)
    {
        foreach (var file in report.Changed)
        {
            text.Write($"{(file.After is null ? "removed" : "restored")} {file.Path}\n");
        }

        text.Write(report.Changed.IsEmpty ? $"Everything is already as it was before {report.Backup}.\n" : $"{report.Backup} is put back.\n");
        text.Write(report.Advice.IsEmpty ? "" : "Now run, so that it takes effect:\n" + string.Concat(report.Advice.Select(line => $"  {line}\n")));
    }

    // What systemd read of a unit or drop-in stays until it is told to read again.
    private static ImmutableArray<string> Advice(ImmutableArray<BackupEntry> done) =>
    [
        .. done.Any(entry => entry.Path.Contains("/systemd/user/", StringComparison.Ordinal)) ? ["systemctl --user daemon-reload"] : Array.Empty<string>(),
        .. done.Any(entry => entry.Path.Contains("/systemd/system/", StringComparison.Ordinal)) ? ["systemctl daemon-reload"] : Array.Empty<string>(),
        .. done.IsEmpty ? Array.Empty<string>() : ["restart OpenClaw"],
    ];

    private static string Display(Backup backup, BackupEntry entry) => backup.Root == "/" ? entry.Path : entry.Path.TrimStart('/');

    private static int List(BackupStore store, Surroundings here)
    {
        foreach (var backup in store.List())
        {
            here.Output.Write($"{backup.Id}{(backup.Restored ? " (put back)" : "")}{(backup.Root == "/" ? "" : $" below {backup.Root}")}\n");
            foreach (var entry in backup.Entries)
            {
                here.Output.Write($"  {(entry.Before is null ? "created" : entry.After is null ? "removed" : "changed")} {Display(backup, entry)}\n");
            }
        }

        return ExitCode.Clean;
    }

    private static int Prune(BackupStore store, Surroundings here)
    {
        var gone = store.List().Where((backup, index) => backup.Restored || index >= Kept).ToImmutableArray();
        foreach (var backup in gone)
        {
            store.Delete(backup);
            here.Output.Write($"deleted {backup.Id}\n");
        }

        here.Error.Write(gone.IsEmpty ? "Nothing to delete.\n" : "");
        return ExitCode.Clean;
    }
}
