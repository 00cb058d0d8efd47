using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>
/// The variables that systemd sets for a service of itself: by <c>User=</c>, <c>StateDirectory=</c>, <c>SetCredential=</c>, <c>ExecSearchPath=</c>.
/// </summary>
internal static class OwnVariables
{
    private static readonly (string Key, string Name, char Letter)[] Folders =
    [
        ("RuntimeDirectory", "RUNTIME_DIRECTORY", 't'), ("StateDirectory", "STATE_DIRECTORY", 'S'),
        ("CacheDirectory", "CACHE_DIRECTORY", 'C'), ("LogsDirectory", "LOGS_DIRECTORY", 'L'),
        ("ConfigurationDirectory", "CONFIGURATION_DIRECTORY", 'E'),
    ];

    /// <summary>Computes them.</summary>
    /// <param name="settings">The settings of the unit.</param>
    /// <param name="specifiers">Gives the folders of the scope.</param>
    /// <param name="scope">The manager.</param>
    /// <param name="accounts">The users of the machine.</param>
    /// <param name="version">The systemd.</param>
    /// <returns>The assignments, in order.</returns>
    public static IEnumerable<VariableOrigin> Of(
        ServiceSettings settings, UnitSpecifiers specifiers, SystemdScope scope, UserAccounts accounts, SystemdVersion version)
    {
        foreach (var (key, name, letter) in Folders)
        {
            if (settings.List(key) is { Count: > 0 } folders)
            {
                var paths = folders.Select(f => f.Value).Distinct(StringComparer.Ordinal).OrderBy(path => path.Replace('/', '\u0001'), StringComparer.Ordinal);
                yield return new(name, string.Join(':', paths.Select(path => $"{specifiers.FolderOf(letter)}/{path}")), VariableLayer.Own, folders[^1].Location);
            }
        }

        if (settings.Credentials is [.., var last])
        {
            yield return new("CREDENTIALS_DIRECTORY", specifiers.CredentialsFolder, VariableLayer.Own, last.Location);
        }

        foreach (var origin in OfUser(settings, scope, accounts, version))
        {
            yield return origin;
        }

        if (settings.List("ExecSearchPath") is { Count: > 0 } search)
        {
            yield return new("PATH", string.Join(':', search.Select(f => f.Value)), VariableLayer.Own, search[^1].Location);
        }
    }

    private static List<VariableOrigin> OfUser(ServiceSettings settings, SystemdScope scope, UserAccounts accounts, SystemdVersion version)
    {
        if (settings.Find("User") is not { } setting)
        {
            return version.SetsRootUser && !scope.IsUser ? [ManagerEnvironment.BuiltIn("USER", "root")] : [];
        }

        if (accounts.Find(setting.Value) is not { } user)
        {
            return [];
        }

        var wantsLogin = !version.KnowsLoginEnvironment || settings.Find("SetLoginEnvironment")?.Value is not ("no" or "false" or "0" or "off" or "n" or "f");
        var variables = new List<VariableOrigin> { Origin("USER", user.Name) };
        if (wantsLogin)
        {
            variables.Add(Origin("LOGNAME", user.Name));
            variables.AddRange(user.Home.Trim('/').Length == 0 ? [] : [Origin("HOME", user.Home)]);
            variables.AddRange(user.HasNoLogin ? [] : [Origin("SHELL", user.Shell)]);
        }

        return variables;

        VariableOrigin Origin(string name, string value) => new(name, value, VariableLayer.Own, setting.Location);
    }
}
