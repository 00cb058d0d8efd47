using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>One installed OpenClaw.</summary>
/// <param name="Package">The package <c>openclaw</c>.</param>
public sealed record OpenClawInstall(NpmPackage Package)
{
    /// <summary>The version of undici that it loads; null where none is seen.</summary>
    public NodeVersion? Undici { get; private init; }

    /// <summary>Describes an installed OpenClaw.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="package">The package <c>openclaw</c>.</param>
    /// <returns>The install, with the undici that Node's look-up finds from its folder.</returns>
    public static OpenClawInstall Read(MachineFiles files, NpmPackage package) => new(package)
    {
        Undici = NodeVersion.Parse(NpmPackage.Required(files, package.Folder, "undici")?.Version),
    };

    /// <summary>Its version; null where it is unknown.</summary>
    public OpenClawVersion? Version { get; } = OpenClawVersion.Parse(Package.Version);
}
