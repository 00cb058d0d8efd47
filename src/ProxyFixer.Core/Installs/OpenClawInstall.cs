using ProxyFixer.Knowledge.OpenClaw;

namespace ProxyFixer.Installs;

/// <summary>One installed OpenClaw.</summary>
/// <param name="Package">The package <c>openclaw</c>.</param>
public sealed record OpenClawInstall(NpmPackage Package)
{
    /// <summary>Its version; null where it cannot be told.</summary>
    public OpenClawVersion? Version { get; } = OpenClawVersion.Parse(Package.Version);
}
