using System.CommandLine;
using ProxyFixer.Machine;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that say which machine is looked at.</summary>
internal sealed class MachineOptions
{
    private readonly Option<string?> root = new("--root") { Description = "Treat this folder as / (a mounted image, a container's file system)", HelpName = "DIR" };
    private readonly Option<string?> home = new("--home") { Description = "The home folder to look in, as seen from the root", HelpName = "DIR" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(root);
        command.Add(home);
    }

    /// <summary>Describes the machine.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Environment and working folder.</param>
    /// <returns>The host.</returns>
    /// <exception cref="ProxyFixerException">There is no such folder (exit status 2).</exception>
    public Host Read(ParseResult parsed, ProgramContext here)
    {
        var folder = parsed.GetValue(root);
        var host = Host.Describe(
            folder is null ? null : Path.Combine(here.WorkingFolder, folder),
            parsed.GetValue(home),
            here.Environment,
            here.WorkingFolder,
            here.Clock,
            here.Cancellation);
        here.Opened.Add(host.Files);
        return parsed.GetValue(home) is { } own && !MayBeHome(host.Files, host.HomePaths[0])
            ? throw ProxyFixerException.WrongInput($"--home: there is no folder {own}{(host.HasRoot ? " below the root" : "")}")
            : host;
    }

    /// <summary>The same options for another command.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>Words of a command line.</returns>
    public string[] Same(ParseResult parsed) =>
        [.. new[] { root, home }.Where(option => parsed.GetValue(option) is not null).SelectMany(option => new[] { option.Name, parsed.GetValue(option)! })];

    // That of an account counts before it is made, and without accounts nobody can say.
    private static bool MayBeHome(MachineFiles files, string home) =>
        files.IsFolder(home) || !files.IsFile("/etc/passwd") || UserAccounts.Read(files).All.Any(user => user.Home.TrimEnd('/') == home);

    /// <summary>
    /// Finds a file or folder the user named: as seen from the root where it is there, else as a path of this machine that
    /// lies below the root.
    /// </summary>
    /// <param name="host">The machine.</param>
    /// <param name="path">As given on the command line.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>Absolute path as seen from the root.</returns>
    /// <exception cref="ProxyFixerException">Nothing is there (exit status 3), or it is empty or lies outside the root (exit status 2).</exception>
    public static string Locate(Host host, string path, ProgramContext here)
    {
        if (path.Length == 0)
        {
            throw ProxyFixerException.WrongInput("PATH is empty; name a file or a folder, or nothing for this machine");
        }

        var seen = MachinePath.Join(host.HasRoot ? "/" : host.WorkingFolder ?? "/", path);
        if (host.Files.Status(seen) is not null)
        {
            return seen;
        }

        var real = Path.GetFullPath(Path.Combine(here.WorkingFolder, path));
        return host.Files.FromReal(real) is not { } below
            ? throw (File.Exists(real) || Directory.Exists(real)
                ? ProxyFixerException.WrongInput($"{path} lies outside of {host.Files.Root}, which --root names")
                : Missing(path, null))
            : host.Files.Status(below) is not null ? below
            : throw Missing(path, host.Files.FindObstacle(below) ?? host.Files.FindObstacle(seen));
    }

    private static ProxyFixerException Missing(string path, (string Folder, string Reason)? obstacle) => ProxyFixerException.CouldNotFinish(
        obstacle is var (folder, reason) ? $"{path} was not looked at: {folder}: {reason}"
        : path.Contains('\uFFFD', StringComparison.Ordinal) ? $"{path}: no such file or folder; a name that is not UTF-8 cannot be given"
        : $"{path}: no such file or folder");
}
