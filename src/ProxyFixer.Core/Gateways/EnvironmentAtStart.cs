using System.Collections.Immutable;
using ProxyFixer.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Gateways;

/// <summary>A variable that the node process has when it starts.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Where">The place that gave it; null for what systemd sets of itself.</param>
/// <param name="Source">What kind of place that is, in a few words.</param>
/// <param name="Beaten">The values it beat, weakest first.</param>
public sealed record StartVariable(string Name, string Value, Location? Where, string Source, ImmutableArray<VariableOrigin> Beaten)
{
    /// <summary>Describes one assignment.</summary>
    /// <param name="origin">The assignment.</param>
    /// <returns>The variable as that assignment alone would give it.</returns>
    public static StartVariable From(VariableOrigin origin) => new(origin.Name, origin.Value, origin.Location, WordsFor(origin.Layer), []);

    private static string WordsFor(VariableLayer layer) => layer switch
    {
        VariableLayer.Manager => "the manager",
        VariableLayer.DefaultEnvironment => "DefaultEnvironment=",
        VariableLayer.EnvironmentD => "environment.d",
        VariableLayer.SetEnvironment => "systemctl set-environment",
        VariableLayer.Own => "systemd",
        VariableLayer.PassEnvironment => "PassEnvironment=",
        VariableLayer.Environment => "Environment=",
        VariableLayer.EnvironmentFile => "EnvironmentFile=",
        _ => "PAM",
    };
}

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
        var systemd = gateway.Service.Find(name);
        if (systemd is not null && systemd.Value == value)
        {
            return StartVariable.From(systemd.Origin) with { Beaten = systemd.Beaten };
        }

        // Not systemd's doing: a wrapper in ExecStart= added it.
        var command = gateway.Service.ExecStart.LastOrDefault();
        return new(name, value, command?.Location, "ExecStart=", systemd is null ? [] : systemd.Beaten.Add(systemd.Origin));
    }
}
