using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Advice;

/// <summary>Which services and managers read the files that were changed; some of these may be gone, so names count as well as what is read.</summary>
internal sealed class ChangedFiles
{
    private static readonly string[] ForEveryUser =
        ["/etc/environment", "/etc/environment.d", "/run/environment.d", "/usr/local/lib/environment.d", "/usr/lib/environment.d"];

    private readonly MachineFiles files;
    private readonly Dictionary<string, string> resolved = new(StringComparer.Ordinal);
    private readonly ImmutableArray<(string Given, string Resolved)> changed;

    /// <summary>Looks at files.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="changed">Absolute as seen from the root.</param>
    /// <param name="gateways">The services.</param>
    public ChangedFiles(MachineFiles files, ImmutableArray<string> changed, ImmutableArray<Gateway> gateways)
    {
        (this.files, Gateways) = (files, gateways);
        this.changed = [.. changed.Select(path => (path, Resolve(path)))];
        Unread = [.. this.changed.Where(path => !IsOfManager(path.Resolved) && !gateways.Any(gateway => Reads(gateway, path.Resolved))).Select(path => path.Given)];
    }

    /// <summary>The services of the machine.</summary>
    public ImmutableArray<Gateway> Gateways { get; }

    /// <summary>Those of the files that neither a service nor a manager is known to read.</summary>
    public ImmutableArray<string> Unread { get; }

    /// <summary>Tells whether a service reads one of the files.</summary>
    /// <param name="gateway">The service.</param>
    /// <returns>True where it must be started anew.</returns>
    public bool Concern(Gateway gateway) => changed.Any(path => Reads(gateway, path.Resolved));

    /// <summary>Tells whether a manager reads one of the files itself.</summary>
    /// <param name="scope">The manager.</param>
    /// <returns>True where it must read its files anew.</returns>
    public bool AreReadBy(SystemdScope scope) =>
        AreOwnOf(scope) || changed.Any(path => scope.SearchPath.Any(folder => IsBelow(path.Resolved, folder)) || (scope.IsUser && IsForEveryUser(path.Resolved)));

    /// <summary>Tells whether one of the files is read by this manager and no other.</summary>
    /// <param name="scope">The manager.</param>
    /// <returns>True for its own folder of units, and a user's environment.d.</returns>
    public bool AreOwnOf(SystemdScope scope) => changed.Any(path => IsOwn(scope, path.Resolved));

    private bool Reads(Gateway gateway, string path) => gateway.Service.Files
        .Concat(gateway.Late.Files.Select(file => file.Path))
        .Concat(gateway.Command.EnvFile is { } wrapped ? [wrapped] : Array.Empty<string>())
        .Concat(gateway.Systemd?.EnvironmentFiles.Select(use => use.Path) ?? [])
        .Any(file => Resolve(file) == path)
        || IsBelow(path, gateway.State.Path)
        || gateway.State.ConfigPath == path
        || (gateway.Install is { } install ? IsBelow(path, install.Package.Folder) : path.Contains("/node_modules/", StringComparison.Ordinal))
        || (gateway.Systemd is { } unit && (NamesUnit(unit, path) || IsEnvironmentOf(unit.Scope, path)));

    // UNIT, UNIT.d/…, and the drop-ins for every unit that begins alike (systemd.unit(5)).
    private bool NamesUnit(EffectiveService unit, string path) =>
        unit.Scope.SearchPath.FirstOrDefault(folder => IsBelow(path, folder)) is { } folder
        && path[Resolve(folder).Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) is [var name, ..]
        && (name.EndsWith(".d", StringComparison.Ordinal) ? name[..^2] : name) is var of
        && (of == unit.Unit || of == unit.Id || of == "service"
            || (of.EndsWith("-.service", StringComparison.Ordinal) && unit.Id.StartsWith(of[..^".service".Length], StringComparison.Ordinal)));

    private bool IsEnvironmentOf(SystemdScope scope, string path) =>
        scope.User is { } user && (IsForEveryUser(path) || IsBelow(path, user.Home.TrimEnd('/') + "/.config/environment.d"));

    private bool IsOwn(SystemdScope scope, string path) =>
        IsBelow(path, scope.ConfigurationFolder) || (scope.User is { } user && IsBelow(path, user.Home.TrimEnd('/') + "/.config/environment.d"));

    private bool IsForEveryUser(string path) => ForEveryUser.Any(folder => IsBelow(path, folder));

    // Whatever manager: the advice to read anew is given with its scope.
    private bool IsOfManager(string path) => IsForEveryUser(path) || path.Contains("/systemd/user/", StringComparison.Ordinal)
        || path.Contains("/systemd/system/", StringComparison.Ordinal) || path.Contains("/.config/environment.d/", StringComparison.Ordinal);

    private bool IsBelow(string path, string folder) =>
        Resolve(folder) is var real && (path == real || path.StartsWith(real.TrimEnd('/') + "/", StringComparison.Ordinal));

    // The same few folders are asked for again and again.
    private string Resolve(string path)
    {
        if (!resolved.TryGetValue(path, out var known))
        {
            resolved[path] = known = files.Resolve(path) ?? path;
        }

        return known;
    }
}
