using System.Collections.Immutable;
using ProxyFixer.Gateways;

namespace ProxyFixer.Services;

/// <summary>The environment at Node's start with the place of each value.</summary>
public static class EnvironmentAtStart
{
    /// <summary>Lists it.</summary>
    /// <param name="gateway">The service.</param>
    /// <returns>Sorted by name.</returns>
    public static ImmutableArray<StartVariable> Of(Gateway gateway) =>
        [.. gateway.Environment.Select(pair => Of(gateway, pair.Key, pair.Value))];

    private static StartVariable Of(Gateway gateway, string name, string value)
    {
        var given = gateway.Service.Find(name);
        if (given is not null && given.Value == value)
        {
            return given;
        }

        // Not the manager's doing: a wrapper in the start command added it.
        return new(name, value, gateway.Service.StartsAt, gateway.Systemd is null ? "the start command" : "ExecStart=")
        {
            Overridden = given is null ? [] : [.. given.Overridden, given with { Overridden = [] }],
        };
    }
}
