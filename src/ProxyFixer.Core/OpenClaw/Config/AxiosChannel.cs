using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>A channel in use whose requests go through axios.</summary>
/// <param name="Name">Its name in the config.</param>
/// <param name="Axios">The versions of axios that it may load; empty where none was found.</param>
public sealed record AxiosChannel(string Name, ImmutableArray<NodeVersion> Axios)
{
    /// <summary>Finds the channels.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="release">The release that runs.</param>
    /// <param name="install">The OpenClaw that runs; null where it was not found.</param>
    /// <param name="state">Its state folder, below which plugins are installed.</param>
    /// <param name="config">Its config; null where there is none.</param>
    /// <param name="environment">What the gateway starts with.</param>
    /// <returns>Those that the config names and does not turn off; in the order of the knowledge.</returns>
    internal static ImmutableArray<AxiosChannel> Find(
        MachineFiles files, OpenClawRelease release, OpenClawInstall? install, StateFolder state, OpenClawConfig? config, IReadOnlyDictionary<string, string> environment) =>
        [
            .. from name in release.AxiosChannels.Value
               where config?.At("channels", name) is not null && !ChannelUse.IsOff(config.Root, environment, name)
               select new AxiosChannel(name, [.. Versions(files, name, install, state)]),
        ];

    // The plugin's own axios counts before the one beside OpenClaw: Node looks from the folder of the file outwards.
    private static IEnumerable<NodeVersion> Versions(MachineFiles files, string channel, OpenClawInstall? install, StateFolder state)
    {
        string[] folders = [$"{state.Path}/extensions/{channel}", .. install is null ? Array.Empty<string>() : [$"{install.Package.Folder}/extensions/{channel}"]];
        var present = folders.Where(files.IsFolder).ToArray();
        return (present.Length > 0 ? present : install is null ? [] : [install.Package.Folder])
            .Select(folder => NodeVersion.Parse(NpmPackage.Required(files, folder, "axios")?.Version)).OfType<NodeVersion>().Distinct();
    }
}
