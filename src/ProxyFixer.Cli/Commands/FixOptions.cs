using System.CommandLine;
using System.CommandLine.Parsing;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Disk;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that say how files are changed.</summary>
internal sealed class FixOptions
{
    private const string FolderName = "--backup-dir";
    private readonly Option<bool> unsafeFixes = new("--unsafe-fixes") { Description = "Also offer fixes that may change more than the finding" };
    private readonly Option<string?> backupFolder = new(FolderName) { Description = "Where former files are kept (default $XDG_STATE_HOME/proxyfixer/backups)", HelpName = "DIR" };

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

    /// <summary>The command line that does something about the backups of a command line that may not have been read to its end.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="words">An option of <c>restore</c>.</param>
    /// <returns>A line for a shell.</returns>
    public static string RestoreCommand(ParseResult parsed, string words)
    {
        var named = parsed.CommandResult.Children.OfType<OptionResult>().Where(option => option.Option.Name == FolderName).SelectMany(option => option.Tokens);
        return string.Join(' ', named.Select(folder => Words(folder.Value)).Prepend("proxyfixer restore").Append(words));
    }

    private static string Words(string folder) => $"{FolderName} {RootAdvice.Quote(folder)}";

    /// <summary>Where backups are.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Environment and working folder.</param>
    /// <returns>The store.</returns>
    public BackupStore Store(ParseResult parsed, ProgramContext here)
    {
        if (parsed.GetValue(backupFolder) is { } folder)
        {
            return new(Path.Combine(here.WorkingFolder, folder)) { Option = Words(folder) };
        }

        var location = StoreLocation.Of(here.Environment, HostDisk.Instance.User);
        here.Remark(location.Notice is { } notice ? $"proxyfixer: {notice}\n" : "");
        return new(location.Folder);
    }
}
