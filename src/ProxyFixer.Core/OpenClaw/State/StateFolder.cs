using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.State;

/// <summary>Where an OpenClaw keeps its state and finds its config.</summary>
/// <param name="Path">The state folder, absolute as seen from the root; need not exist.</param>
/// <param name="ConfigPath">The config file; need not exist.</param>
/// <param name="IsDefault">True for <c>~/.openclaw</c> without any setting that moves it.</param>
/// <remarks>Rules: OpenClaw's <c>dist/paths-*</c>, 2026.1.29 to 2026.9.6.</remarks>
public sealed record StateFolder(string Path, string ConfigPath, bool IsDefault)
{
    private static readonly string[] ConfigNames = ["openclaw.json", "clawdbot.json", "moltbot.json", "moldbot.json"];
    private static readonly string[] LegacyFolders = [".clawdbot", ".moldbot", ".moltbot"];

    /// <summary>Finds the folder of one OpenClaw process.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="home">The home folder of its user.</param>
    /// <param name="environment">Its environment.</param>
    /// <returns>The folder.</returns>
    public static StateFolder Find(MachineFiles files, string home, IReadOnlyDictionary<string, string> environment)
    {
        var (usual, given, config) = Wanted(home, environment);
        var isProfile = usual.Suffix.Length > 0;
        var legacy = isProfile || files.IsFolder(usual.Path)
            ? null
            : LegacyFolders.Select(name => $"{usual.Home}/{name}").FirstOrDefault(files.IsFolder);
        var folder = given ?? legacy ?? usual.Path;
        return new(folder, config ?? FindConfig(files, folder), given is null && !isProfile);
    }

    /// <summary>Finds the folder of an OpenClaw in a container; what only its image holds is not looked at.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="container">What of the container lies outside of it.</param>
    /// <param name="home">The home folder of its user, inside.</param>
    /// <param name="environment">Its environment.</param>
    /// <returns>The folder as it lies on the machine.</returns>
    public static StateFolder Find(MachineFiles files, ContainerFiles container, string home, IReadOnlyDictionary<string, string> environment)
    {
        var (usual, given, config) = Wanted(home, environment);
        var folder = container.Outside(given ?? usual.Path);
        return new(folder, config is null ? FindConfig(files, folder) : container.Outside(config), IsDefault: false);
    }

    private static string FindConfig(MachineFiles files, string folder) =>
        ConfigNames.Select(name => $"{folder}/{name}").FirstOrDefault(files.IsFile) ?? $"{folder}/{ConfigNames[0]}";

    private static ((string Path, string Home, string Suffix) Usual, string? Given, string? Config) Wanted(
        string home, IReadOnlyDictionary<string, string> environment)
    {
        var own = (Setting(environment, "OPENCLAW_HOME", home) ?? Setting(environment, "HOME", home) ?? home).TrimEnd('/');
        var profile = environment.GetValueOrDefault("OPENCLAW_PROFILE", "");
        var suffix = profile.Length == 0 || string.Equals(profile, "default", StringComparison.OrdinalIgnoreCase) ? "" : "-" + profile;
        return (($"{own}/.openclaw{suffix}", own, suffix), Setting(environment, "OPENCLAW_STATE_DIR", own), Setting(environment, "OPENCLAW_CONFIG_PATH", own));
    }

    private static string? Setting(IReadOnlyDictionary<string, string> environment, string name, string home)
    {
        var value = environment.GetValueOrDefault(name, "").Trim();
        return value is "" or "undefined" or "null" ? null
            : value == "~" || value.StartsWith("~/", StringComparison.Ordinal) ? MachinePath.Join(home, value[1..].TrimStart('/'))
            : MachinePath.Join(home, value);
    }
}
