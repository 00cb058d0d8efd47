using System.CommandLine;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Disk;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that say how files are changed.</summary>
internal sealed class FixOptions
{
    private readonly Option<bool> unsafeFixes = new("--unsafe-fixes") { Description = "Also offer fixes that may change more than the finding" };
    private readonly Option<string?> backupFolder = new("--backup-dir") { Description = "Where former files are kept (default $XDG_STATE_HOME/proxyfixer/backups)", HelpName = "DIR" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withTrust">Whether the command offers fixes at all.</param>
    public void AddTo(Command command, bool withTrust)
    {
        command.Add(backupFolder);
        if (withTrust)
        {
            command.Add(unsafeFixes);
        }
    }

    /// <summary>The lowest trust that is applied.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>The trust.</returns>
    public Applicability Trust(ParseResult parsed) => parsed.GetValue(unsafeFixes) ? Applicability.Unsafe : Applicability.Safe;

    /// <summary>The same folder for another command.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>Words of a command line; empty for the usual folder.</returns>
    public string[] Same(ParseResult parsed) => parsed.GetValue(backupFolder) is { } folder ? [backupFolder.Name, folder] : [];

    /// <summary>Where backups are.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Environment and working folder.</param>
    /// <returns>The store.</returns>
    public BackupStore Store(ParseResult parsed, ProgramContext here)
    {
        if (parsed.GetValue(backupFolder) is { } folder)
        {
            return new(Path.Combine(here.WorkingFolder, folder)) { Option = $"{backupFolder.Name} {RootAdvice.Quote(folder)}" };
        }

        var location = StoreLocation.Of(here.Environment, HostDisk.Instance.User);
        here.Remark(location.Notice is { } notice ? $"proxyfixer: {notice}\n" : "");
        return new(location.Folder);
    }
}
