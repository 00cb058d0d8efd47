using System.Collections.Immutable;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Images;
using ProxyFixer.Services.Kubernetes;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Quadlet;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Services.Shells;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Services;

/// <summary>Every service manager that the program knows; reports and advice keep this order.</summary>
public static class ServiceManagerCatalog
{
    /// <summary>Looks at a machine with each of them.</summary>
    /// <param name="host">The machine.</param>
    /// <returns>The managers; each reads what it needs once, when it is first asked.</returns>
    public static ImmutableArray<IServiceManager> Of(Host host) =>
    [
        new SystemdServices(host),
        new LaunchdAgents(host),
        new ComposeServices(host),
        new QuadletContainers(host),
        new KubernetesContainers(),
        new DockerfileImages(),
        new CmdServices(host),
        new ScriptServices(host),
        new UnpackedImages(host),
        new ManualStarts(host),
    ];
}
