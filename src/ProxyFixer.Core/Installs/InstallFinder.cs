using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Installs;

/// <summary>Finds installed packages by name and by following references; it never walks a whole home or <c>node_modules</c>.</summary>
/// <param name="host">The machine.</param>
public sealed class InstallFinder(Host host)
{
    private readonly MachineFiles files = host.Files;

    /// <summary>Finds every installed OpenClaw.</summary>
    /// <param name="scripts">Scripts that services start, absolute as seen from the root.</param>
    /// <returns>Each once, those that services start first.</returns>
    public ImmutableArray<OpenClawInstall> Find(IEnumerable<string> scripts)
    {
        var named = scripts.Concat(Links()).Select(PackageAbove).OfType<NpmPackage>();
        var known = NodeModulesFolders.Find(host).Select(folder => NpmPackage.Read(files, folder + "/openclaw")).OfType<NpmPackage>();
        var checkouts = host.HomePaths.Select(home => NpmPackage.Read(files, home.TrimEnd('/') + "/openclaw")).OfType<NpmPackage>();
        return
        [
            .. named.Concat(known).Concat(checkouts).Where(package => package.Name == "openclaw")
                .DistinctBy(package => package.Folder).Select(package => new OpenClawInstall(package)),
        ];
    }

    /// <summary>Finds packages with header code that are installed by themselves, outside of any OpenClaw.</summary>
    /// <returns>Each once.</returns>
    public ImmutableArray<NpmPackage> FindLoosePackages() =>
    [
        .. NodeModulesFolders.Find(host)
            .SelectMany(folder => HeaderCode.PackageNames.Select(name => NpmPackage.Read(files, $"{folder}/{name}")))
            .OfType<NpmPackage>().DistinctBy(package => package.Folder),
    ];

    /// <summary>The package a file belongs to.</summary>
    /// <param name="path">Absolute as seen from the root; links are resolved first.</param>
    /// <returns>The package of the nearest folder above with a <c>package.json</c> that has a name; null where there is none.</returns>
    public NpmPackage? PackageAbove(string path)
    {
        for (var folder = files.Resolve(path); folder is not null and not "/"; folder = MachinePath.Folder(folder))
        {
            if (files.IsFile(folder + "/package.json") && NpmPackage.Read(files, folder) is { } package)
            {
                return package;
            }
        }

        return null;
    }

    // Where the shell finds "openclaw": links that package managers make lead into the package.
    private IEnumerable<string> Links()
    {
        var own = host.Environment.GetValueOrDefault("PATH", "").Split(':').Where(folder => folder.StartsWith('/'));
        var usual = new[] { "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin" }
            .Concat(host.HomePaths.SelectMany(home => new[] { ".local/bin", ".npm-global/bin", ".openclaw/bin", ".bun/bin" }
                .Select(folder => home.TrimEnd('/') + "/" + folder)));
        return own.Concat(usual).Distinct(StringComparer.Ordinal).Select(folder => folder + "/openclaw").Where(files.IsFile);
    }
}
