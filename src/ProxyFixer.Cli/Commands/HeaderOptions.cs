using System.CommandLine;
using ProxyFixer.Settings;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options about browser headers and the file with the user's settings.</summary>
internal sealed class HeaderOptions
{
    private readonly Option<string> headers = MakeHeaders();
    private readonly Option<string?> config = new("--config") { Description = $"The settings (default: {ProjectSettings.FileName} in this folder or above)", HelpName = "FILE" };
    private readonly Option<bool> noConfig = new("--no-config") { Description = "Read no settings" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(headers);
        command.Add(config);
        command.Add(noConfig);
    }

    /// <summary>Where missing headers are put.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>The mode.</returns>
    public HeaderMode Mode(ParseResult parsed) => Enum.Parse<HeaderMode>(parsed.GetValue(headers)!, ignoreCase: true);

    /// <summary>Reads the settings.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The settings; empty where there is no file.</returns>
    /// <exception cref="ProxyFixerException">The file is missing or wrong (exit status 2).</exception>
    public ProjectSettings Settings(ParseResult parsed, ProgramContext here)
    {
        if (parsed.GetValue(config) is not null && parsed.GetValue(noConfig))
        {
            throw ProxyFixerException.WrongInput("--config and --no-config exclude each other");
        }

        var path = SettingsFile(parsed, here);
        return path is null || (parsed.GetValue(config) is null && !File.Exists(path)) ? ProjectSettings.Empty : ProjectSettings.Read(path);
    }

    /// <summary>Where the settings are, or where they would be written.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>A real absolute path; null where none are read.</returns>
    public string? SettingsFile(ParseResult parsed, ProgramContext here) =>
        parsed.GetValue(config) is { } named ? Path.GetFullPath(Path.Combine(here.WorkingFolder, named))
        : parsed.GetValue(noConfig) ? null
        : ProjectSettings.Find(here.WorkingFolder) ?? Path.Combine(here.WorkingFolder, ProjectSettings.FileName);

    private static Option<string> MakeHeaders()
    {
        var option = new Option<string>("--headers") { Description = "Put missing browser headers into the code, the config, or the config as far as it can", DefaultValueFactory = _ => "code" };
        option.AcceptOnlyFromAmong("code", "config", "both");
        return option;
    }
}
