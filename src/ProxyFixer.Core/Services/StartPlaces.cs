using ProxyFixer.Gateways;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Files;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Services;

/// <summary>Tells where the start environment of a service is changed.</summary>
internal static class StartPlaces
{
    /// <summary>Finds the place.</summary>
    /// <param name="context">The machine.</param>
    /// <param name="gateway">A service of the machine.</param>
    /// <returns>The place.</returns>
    public static IStartPlace Of(ScanContext context, Gateway gateway) => gateway.Service switch
    {
        SystemdDefinition unit => new DropInPlace(unit.Service, context.Finder.Systemd),
        ComposeDefinition container => ContainerPlace.Of(container),
        FileDefinition file => file.StartPlace,
        LaunchdDefinition agent => AgentPlace.Of(agent),
        var other => throw new InvalidOperationException($"nothing is known of {other.Scope}"),
    };
}
