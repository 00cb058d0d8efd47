using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>Finds installed packages by name and by following references; it never walks a whole home or <c>node_modules</c>.</summary>
/// <param name="host">The machine.</param>
public sealed class InstallFinder(Host host)
{
    // Where container images and guides put the repository itself; a folder of another package is told by its name.
    private static readonly string[] Checkouts = ["/app", "/opt/openclaw", "/srv/openclaw", "/usr/src/app"];

    private readonly MachineFiles files = host.Files;

    // By folder, what is in it or above: files of one folder are asked about together.
    private readonly Dictionary<string, NpmPackage?> packages = new(StringComparer.Ordinal);

    /// <summary>Finds every installed OpenClaw.</summary>
    /// <param name="scripts">Scripts that services start, absolute as seen from the root.</param>
    /// <returns>Each once, those that services start first.</returns>
    public ImmutableArray<OpenClawInstall> Find(IEnumerable<string> scripts)
    {
        var named = scripts.Concat(Launchers.Scripts(host)).Select(PackageAbove).OfType<NpmPackage>();
        var known = NodeModulesFolders.Find(host).Select(folder => NpmPackage.Read(files, folder + "/openclaw")).OfType<NpmPackage>();
        var checkouts = Checkouts.Concat(host.HomePaths.Select(home => home.TrimEnd('/') + "/openclaw"))
            .Select(folder => NpmPackage.Read(files, folder)).OfType<NpmPackage>();
        return
        [
            .. named.Concat(known).Concat(checkouts).Where(package => package.Name == "openclaw")
                .DistinctBy(package => package.Folder).Select(package => OpenClawInstall.Read(files, package)),
        ];
    }

    /// <summary>Finds further packages with header code: installed by themselves, or lying in a store of pnpm.</summary>
    /// <param name="installs">The installs, for the stores beside them.</param>
    /// <returns>Each once; some may belong to an install.</returns>
    public ImmutableArray<NpmPackage> FindLoosePackages(IEnumerable<OpenClawInstall> installs)
    {
        var folders = NodeModulesFolders.Find(host).Concat(installs.Select(install => install.Package.Folder + "/node_modules")).ToArray();
        var direct = folders.SelectMany(folder => ProviderPackages.Names.Select(name => $"{folder}/{name}"));
        return [.. direct.Concat(folders.SelectMany(InStore)).Select(folder => NpmPackage.Read(files, folder)).OfType<NpmPackage>().DistinctBy(package => package.Folder)];
    }

    /// <summary>Finds the copies that OpenClaw staged for its plugins (2026.4.20 to 2026.4.29).</summary>
    /// <param name="stateFolders">State folders, absolute as seen from the root.</param>
    /// <returns>Each once.</returns>
    public ImmutableArray<NpmPackage> FindPluginCopies(IEnumerable<string> stateFolders) =>
    [
        .. stateFolders.Concat(host.HomePaths.SelectMany(StateFolders)).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => NodeModulesFolders.Expand(files, folder.TrimEnd('/') + "/plugin-runtime-deps/*/node_modules"))
            .SelectMany(folder => ProviderPackages.Names.Select(name => NpmPackage.Read(files, $"{folder}/{name}")))
            .OfType<NpmPackage>().DistinctBy(package => package.Folder),
    ];

    // ".openclaw", and ".openclaw-X" for the profile X.
    private IEnumerable<string> StateFolders(string home) =>
        files.List(home).Where(name => name == ".openclaw" || name.StartsWith(".openclaw-", StringComparison.Ordinal)).Select(name => home.TrimEnd('/') + "/" + name);

    // pnpm: node_modules/.pnpm/@scope+name@VERSION[_peers]/node_modules/@scope/name.
    private IEnumerable<string> InStore(string folder) =>
        from entry in files.List(folder + "/.pnpm")
        from name in ProviderPackages.Names
        where entry.StartsWith(name.Replace('/', '+') + "@", StringComparison.Ordinal)
        select $"{folder}/.pnpm/{entry}/node_modules/{name}";

    /// <summary>The package a file belongs to.</summary>
    /// <param name="path">Absolute as seen from the root; links are resolved first.</param>
    /// <returns>The package of the nearest folder above with a <c>package.json</c> that has a name; null where there is none.</returns>
    public NpmPackage? PackageAbove(string path) => files.Resolve(path) is { } resolved ? InOrAbove(resolved) : null;

    private NpmPackage? InOrAbove(string folder)
    {
        if (folder == "/")
        {
            return null;
        }

        if (!packages.TryGetValue(folder, out var package))
        {
            package = files.IsFile(folder + "/package.json") ? NpmPackage.Read(files, folder) : null;
            packages[folder] = package ??= InOrAbove(MachinePath.Folder(folder));
        }

        return package;
    }
}
