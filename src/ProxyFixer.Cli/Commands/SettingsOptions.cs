using System.CommandLine;
using ProxyFixer.Settings;
using ProxyFixer.Settings.EditorConfigs;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options about the user's settings: <c>.proxyfixer.yaml</c>, and what of .NET's settings counts.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> config = new("--config") { Description = $"The settings (default: {ProjectSettings.FileName} in this folder or above)", HelpName = "FILE" };
    private readonly Option<bool> noConfig = new("--no-config") { Description = "Read no settings, no .editorconfig and no .globalconfig" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(config);
        command.Add(noConfig);
    }

    /// <summary>Gives a machine the settings.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The machine with the settings, empty where there is no file.</returns>
    /// <exception cref="ProxyFixerException">The file is missing or wrong (exit status 2).</exception>
    public Host Read(ParseResult parsed, Host host, ProgramContext here)
    {
        if (parsed.GetValue(config) is not null && parsed.GetValue(noConfig))
        {
            throw ProxyFixerException.WrongInput("--config and --no-config exclude each other");
        }

        var path = Place(parsed, here);
        if (path is not null && parsed.GetValue(config) is null)
        {
            ForeignSettings.Tell(path, $"--config {here.Shown(path)} says that you want them", parsed.CommandResult.Command.Name, here);
        }

        var settings = path is null || (parsed.GetValue(config) is null && !File.Exists(path)) ? ProjectSettings.Empty : ProjectSettings.Read(path);
        host = path is null ? host : host.WithOwn(path, here.Shown(path), out _);
        return host with { Settings = settings, SettingsFile = path };
    }

    /// <summary>The severities that .NET's settings give.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>Null where no settings are read.</returns>
    public EditorConfigs? EditorConfigs(ParseResult parsed, Host host, ProgramContext here) =>
        parsed.GetValue(noConfig) ? null : new(host, here.WorkingFolder, here.Shown, path => ForeignSettings.Tell(path, null, parsed.CommandResult.Command.Name, here));

    // Where the settings are, or where they would be written; null where none are read.
    private string? Place(ParseResult parsed, ProgramContext here) =>
        parsed.GetValue(config) is { } named ? Path.GetFullPath(Path.Combine(here.WorkingFolder, named))
        : parsed.GetValue(noConfig) ? null
        : ProjectSettings.Find(here.WorkingFolder) ?? Path.Combine(here.WorkingFolder, ProjectSettings.FileName);
}
