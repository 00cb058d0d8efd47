using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.State;

/// <summary>Where an OpenClaw keeps its state and finds its config.</summary>
/// <param name="Path">The state folder, absolute as seen from the root; need not exist.</param>
/// <param name="ConfigPath">The config file; need not exist.</param>
/// <param name="IsDefault">True for <c>~/.openclaw</c> without any setting that moves it.</param>
/// <remarks>
/// Rules: OpenClaw's <c>dist/paths-*</c>, 2026.1.29 to 2026.9.6. A profile moves it by the command line alone: OPENCLAW_PROFILE in the environment
/// names the service and the workspace, and the state folder stays (run of <c>resolveStateDir</c> of 2026.3.8, 2026.5.28 and 2026.9.6).
/// </remarks>
public sealed record StateFolder(string Path, string ConfigPath, bool IsDefault)
{
    private static readonly string[] ConfigNames = ["openclaw.json", "clawdbot.json", "moltbot.json", "moldbot.json"];
    private static readonly string[] LegacyFolders = [".clawdbot", ".moldbot", ".moltbot"];

    /// <summary>Finds the folder of one OpenClaw process.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="home">The home folder of its user.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="profile">The profile of its command line (<see cref="CliProfile"/>); null where that names none.</param>
    /// <returns>The folder.</returns>
    public static StateFolder Find(MachineFiles files, string home, IReadOnlyDictionary<string, string> environment, string? profile)
    {
        var (own, given, config) = Wanted(home, environment);
        var usual = $"{own}/{CliProfile.FolderName(profile)}";
        var legacy = profile is not null || files.IsFolder(usual)
            ? null
            : LegacyFolders.Select(name => $"{own}/{name}").FirstOrDefault(files.IsFolder);
        var folder = given ?? legacy ?? usual;
        return new(folder, config ?? FindConfig(files, folder, profile), given is null && CliProfile.IsDefault(profile));
    }

    /// <summary>Finds the folder of an OpenClaw in a container; what only its image holds is not looked at.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="container">What of the container lies outside of it.</param>
    /// <param name="home">The home folder of its user, inside.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="profile">The profile of its command line; null where that names none.</param>
    /// <returns>The folder as it lies on the machine.</returns>
    public static StateFolder Find(
        MachineFiles files, ContainerFiles container, string home, IReadOnlyDictionary<string, string> environment, string? profile)
    {
        var (own, given, config) = Wanted(home, environment);
        var folder = container.Outside(given ?? $"{own}/{CliProfile.FolderName(profile)}");
        return new(folder, config is null ? FindConfig(files, folder, profile) : container.Outside(config), IsDefault: false);
    }

    // With a profile the path of the config is fixed before anybody looks which of its old names is there.
    private static string FindConfig(MachineFiles files, string folder, string? profile) =>
        (profile is null ? ConfigNames.Select(name => $"{folder}/{name}").FirstOrDefault(files.IsFile) : null) ?? $"{folder}/{ConfigNames[0]}";

    private static (string Home, string? Given, string? Config) Wanted(string home, IReadOnlyDictionary<string, string> environment)
    {
        var own = (Setting(environment, "OPENCLAW_HOME", home) ?? Setting(environment, "HOME", home) ?? home).TrimEnd('/');
        return (own, Setting(environment, "OPENCLAW_STATE_DIR", own), Setting(environment, "OPENCLAW_CONFIG_PATH", own));
    }

    private static string? Setting(IReadOnlyDictionary<string, string> environment, string name, string home)
    {
        var value = environment.GetValueOrDefault(name, "").Trim();
        return value is "" or "undefined" or "null" ? null
            : value == "~" || value.StartsWith("~/", StringComparison.Ordinal) ? MachinePath.Join(home, value[1..].TrimStart('/'))
            : MachinePath.Join(home, value);
    }
}
