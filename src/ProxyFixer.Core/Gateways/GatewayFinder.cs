using System.Collections.Immutable;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Gateways;

/// <summary>Finds the services that start OpenClaw, with every service manager there is.</summary>
/// <param name="host">The machine.</param>
public sealed class GatewayFinder(Host host)
{
    private readonly GatewayReader reader = new(host);

    /// <summary>The service managers.</summary>
    public ImmutableArray<IServiceManager> Managers { get; } = ServiceManagerCatalog.Of(host);

    /// <summary>Finds services.</summary>
    /// <param name="unit">The name of one, a unit's with or without <c>.service</c>; null for all that start OpenClaw.</param>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for both.</param>
    /// <returns>The services, manager by manager; those that are not found only where a name was given and none has it.</returns>
    public ImmutableArray<Gateway> Find(string? unit, string? scope)
    {
        ImmutableArray<Gateway> all =
            [.. Managers.SelectMany(manager => manager.Find(unit, scope)).Select(reader.Read).Where(gateway => unit is not null || gateway.StartsOpenClaw)];
        ImmutableArray<Gateway> found = [.. all.Where(gateway => !gateway.Service.IsManual || !all.Any(other => Replaces(other, gateway)))];
        return unit is not null && found.Any(gateway => gateway.Service.LoadState != UnitLoadState.NotFound)
            ? [.. found.Where(gateway => gateway.Service.LoadState != UnitLoadState.NotFound)]
            : found;
    }

    // Where a service runs OpenClaw for a user, or in his state folder, nobody starts it by hand beside it.
    private static bool Replaces(Gateway service, Gateway manual) => !service.Service.IsManual && service.Service.LoadState != UnitLoadState.NotFound
        && (service.Home == manual.Home || service.State.Path == manual.State.Path);

    /// <summary>Describes the services that a file given by PATH defines.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>In file order; also where something else than OpenClaw is started. Empty where it defines none.</returns>
    public IEnumerable<Gateway> Describe(SourceText text, string kind) =>
        Managers.SelectMany(manager => manager.Describe(text, kind)).Select(reader.Read);

    /// <summary>Describes the services that a changed file is a part of, where nobody looks for them without being told.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>The services; empty where there is none.</returns>
    public IEnumerable<Gateway> DefinedBy(SourceText text, string kind) =>
        Managers.SelectMany(manager => manager.DefinedBy(text, kind)).Select(reader.Read);
}
