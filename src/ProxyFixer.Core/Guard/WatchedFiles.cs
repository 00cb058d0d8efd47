using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Headers;

namespace ProxyFixer.Guard;

/// <summary>The files that a fix of a service depends on: what starts it, what it reads, and the installed code.</summary>
internal static class WatchedFiles
{
    private static readonly ImmutableArray<string> Passing = ["/proc/", "/sys/", "/dev/", "/run/"];

    /// <summary>Lists them.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="gateway">The service.</param>
    /// <returns>Files and folders, absolute as seen from the root, sorted; some need not exist yet.</returns>
    public static ImmutableArray<string> Of(MachineFiles files, Gateway gateway) =>
    [
        .. Definition(gateway).Concat(Installed(files, gateway))
            .Where(path => path.StartsWith('/') && !Passing.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Definition(Gateway gateway) => gateway.Service.Files
        .Concat(gateway.Systemd is { } unit ? [$"{unit.Scope.ConfigurationFolder}/{unit.Id}.d"] : Array.Empty<string>())
        .Concat(gateway.Command.Files)
        .Concat(new[] { gateway.Command.EnvFile, gateway.Command.Node, gateway.Command.Script }.OfType<string>())
        .Append(gateway.State.ConfigPath)
        .Concat(gateway.Late.Files.Select(file => file.Path));

    // package.json tells the release; the folders hold the code under names that change with it.
    private static IEnumerable<string> Installed(MachineFiles files, Gateway gateway) => gateway.Install is not { } install ? []
        : HeaderCode.Of(files, install).SelectMany(code => OfPackage(code.Package.Folder).Append(MachinePath.Folder(code.Path)))
            .Concat(OfPackage(install.Package.Folder));

    // npm moves a package away as a whole, and another one into its place: systemd sees that in the folder that holds them, and of what
    // lies below only whether it is there (path_spec_check_good in its core/path.c). Any other folder may be a home, where much happens.
    private static string[] OfPackage(string folder) => MachinePath.Folder(folder) is var holder && MachinePath.Name(holder) is "node_modules" or ['@', ..]
        ? [folder + "/package.json", holder] : [folder + "/package.json"];
}
