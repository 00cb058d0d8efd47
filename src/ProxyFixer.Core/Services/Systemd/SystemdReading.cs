namespace ProxyFixer.Services.Systemd;

/// <summary>Which changed files a manager of systemd reads itself, and which a unit of it starts with.</summary>
internal static class SystemdReading
{
    private static readonly string[] ForEveryUser =
        ["/etc/environment", "/etc/environment.d", "/run/environment.d", "/usr/local/lib/environment.d", "/usr/lib/environment.d"];

    /// <summary>Tells whether a file gives variables to the services of every user.</summary>
    /// <param name="path">Absolute, links followed.</param>
    /// <param name="changed">Compares paths.</param>
    /// <returns>True for environment.d of the system and /etc/environment.</returns>
    public static bool IsForEveryUser(string path, ChangedFiles changed) => ForEveryUser.Any(folder => changed.IsBelow(path, folder));

    /// <summary>Tells whether a manager reads one of the files itself.</summary>
    /// <param name="scope">The manager.</param>
    /// <param name="changed">The files.</param>
    /// <returns>True where it must read its files anew.</returns>
    public static bool AreReadBy(SystemdScope scope, ChangedFiles changed) => AreOwnOf(scope, changed)
        || changed.Any(path => scope.SearchPath.Any(folder => changed.IsBelow(path, folder)) || (scope.IsUser && IsForEveryUser(path, changed)));

    /// <summary>Tells whether one of the files is read by this manager and no other.</summary>
    /// <param name="scope">The manager.</param>
    /// <param name="changed">The files.</param>
    /// <returns>True for its own folder of units, and a user's environment.d.</returns>
    public static bool AreOwnOf(SystemdScope scope, ChangedFiles changed) =>
        changed.Any(path => changed.IsBelow(path, scope.ConfigurationFolder) || IsOwnEnvironment(scope, path, changed));

    /// <summary>Tells whether a unit is defined by a file, or starts with variables of it.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="path">Absolute, links followed.</param>
    /// <param name="changed">Compares paths.</param>
    /// <returns>True by the file's place and name, also where it is gone.</returns>
    public static bool Concerns(EffectiveService unit, string path, ChangedFiles changed) =>
        unit.EnvironmentFiles.Any(use => changed.Resolve(use.Path) == path) || NamesUnit(unit, path, changed)
        || (unit.Scope.IsUser && IsForEveryUser(path, changed)) || IsOwnEnvironment(unit.Scope, path, changed);

    private static bool IsOwnEnvironment(SystemdScope scope, string path, ChangedFiles changed) =>
        scope.User is { } user && changed.IsBelow(path, user.Home.TrimEnd('/') + "/.config/environment.d");

    // UNIT, UNIT.d/…, and the drop-ins for every unit that begins alike (systemd.unit(5)).
    private static bool NamesUnit(EffectiveService unit, string path, ChangedFiles changed) =>
        unit.Scope.SearchPath.FirstOrDefault(folder => changed.IsBelow(path, folder)) is { } folder
        && path[changed.Resolve(folder).Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) is [var name, ..]
        && (name.EndsWith(".d", StringComparison.Ordinal) ? name[..^2] : name) is var of
        && (of == unit.Unit || of == unit.Id || of == "service"
            || (of.EndsWith("-.service", StringComparison.Ordinal) && unit.Id.StartsWith(of[..^".service".Length], StringComparison.Ordinal)));
}
