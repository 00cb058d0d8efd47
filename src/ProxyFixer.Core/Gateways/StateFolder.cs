using ProxyFixer.Machine;

namespace ProxyFixer.Gateways;

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
        var own = Setting(environment, "OPENCLAW_HOME", home) ?? Setting(environment, "HOME", home) ?? home;
        var profile = environment.GetValueOrDefault("OPENCLAW_PROFILE", "");
        var suffix = profile.Length == 0 || string.Equals(profile, "default", StringComparison.OrdinalIgnoreCase) ? "" : "-" + profile;
        var given = Setting(environment, "OPENCLAW_STATE_DIR", own);
        var usual = $"{own.TrimEnd('/')}/.openclaw{suffix}";
        var legacy = suffix.Length > 0 || files.IsFolder(usual)
            ? null
            : LegacyFolders.Select(name => $"{own.TrimEnd('/')}/{name}").FirstOrDefault(files.IsFolder);
        var folder = given ?? legacy ?? usual;
        var config = Setting(environment, "OPENCLAW_CONFIG_PATH", own)
            ?? ConfigNames.Select(name => $"{folder}/{name}").FirstOrDefault(files.IsFile)
            ?? $"{folder}/{ConfigNames[0]}";
        return new(folder, config, given is null && suffix.Length == 0);
    }

    private static string? Setting(IReadOnlyDictionary<string, string> environment, string name, string home)
    {
        var value = environment.GetValueOrDefault(name, "").Trim();
        return value is "" or "undefined" or "null" ? null
            : value == "~" || value.StartsWith("~/", StringComparison.Ordinal) ? MachinePath.Join(home, value[1..].TrimStart('/'))
            : MachinePath.Join(home, value);
    }
}
