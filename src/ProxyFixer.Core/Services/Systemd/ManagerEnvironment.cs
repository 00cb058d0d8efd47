using ProxyFixer.Formats.Systemd;

namespace ProxyFixer.Services.Systemd;

/// <summary>What a manager gives to every service it starts.</summary>
/// <param name="Given">The assignments, weakest first.</param>
/// <param name="Own">The manager's own variables, which <c>PassEnvironment=</c> copies.</param>
/// <param name="Warnings">Of environment.d.</param>
internal sealed record ManagerEnvironment(
    IReadOnlyList<VariableOrigin> Given, IReadOnlyDictionary<string, VariableOrigin> Own, IReadOnlyList<ServiceWarning> Warnings)
{
    private static readonly string[] LocaleNames =
    [
        "LANG", "LANGUAGE", "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_PAPER",
        "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION",
    ];

    /// <summary>Computes what the system manager gives.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="version">The systemd.</param>
    /// <param name="set">What <c>systemctl set-environment</c> added.</param>
    /// <returns>The environment.</returns>
    public static ManagerEnvironment OfSystem(SystemdFiles files, SystemdVersion version, IReadOnlyList<VariableOrigin> set)
    {
        var configuration = ManagerConfiguration.Read(files, SystemdScope.System, version);
        var own = configuration.Own.GroupBy(o => o.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        return new([BuiltIn("PATH", version.BuiltInPath), .. Locale(files), .. configuration.Default, .. set], own, []);
    }

    /// <summary>Computes what a user's manager gives.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="scope">The user's manager.</param>
    /// <param name="version">The systemd.</param>
    /// <param name="inherited">What the system gave to <c>user@UID.service</c>.</param>
    /// <param name="set">What <c>systemctl --user set-environment</c> added.</param>
    /// <returns>The environment.</returns>
    public static ManagerEnvironment OfUser(
        SystemdFiles files, SystemdScope scope, SystemdVersion version, IEnumerable<VariableOrigin> inherited, IReadOnlyList<VariableOrigin> set)
    {
        var configuration = ManagerConfiguration.Read(files, scope, version);
        var own = new VariableTable();
        own.Add(inherited.Select(origin => origin with { Layer = VariableLayer.Manager }));
        own.Add([BuiltIn("XDG_RUNTIME_DIR", scope.RuntimeFolder), .. configuration.Own.Select(o => o with { Layer = VariableLayer.Manager })]);
        var ownWinners = own.Winners().ToDictionary(o => o.Name, StringComparer.Ordinal);

        // Everything is handed on but PATH, which starts anew.
        var given = new VariableTable();
        given.Add(ownWinners.Values.Where(o => o.Name != "PATH"));
        given.Add([BuiltIn("PATH", version.BuiltInPath), .. configuration.Default]);
        var folders = new EnvironmentFolders(files, scope);
        folders.ReadAll(given.Value);
        List<VariableOrigin> all = [.. ownWinners.Values.Where(o => o.Name != "PATH"), BuiltIn("PATH", version.BuiltInPath)];
        return new([.. all, .. configuration.Default, .. folders.Variables, .. set], ownWinners, folders.Warnings);
    }

    /// <summary>A variable that systemd sets of itself.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The assignment, without a place.</returns>
    internal static VariableOrigin BuiltIn(string name, string value) => new(name, value, VariableLayer.Manager, null);

    // Without any setting in locale.conf there is the built-in default; no other key of that file counts.
    private static VariableOrigin[] Locale(SystemdFiles files)
    {
        var file = files.Environment("/etc/locale.conf");
        var set = (file is { Failure: null } ? file.Assignments : []).Where(a => a.Value is not null && LocaleNames.Contains(a.Key, StringComparer.Ordinal))
            .Select(a => new VariableOrigin(a.Key, a.Value!, VariableLayer.Manager, new(file!.Text, a.KeySpan))).ToArray();
        return set.Length > 0 ? set : [BuiltIn("LANG", "C.UTF-8")];
    }
}
