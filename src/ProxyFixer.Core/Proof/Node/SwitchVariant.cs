using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.Services;

namespace ProxyFixer.Proof.Node;

/// <summary>A start of the gateway's Node with the switch as the service has it, or in another position.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Options">Node's options.</param>
internal sealed record SwitchVariant(ImmutableSortedDictionary<string, string> Environment, ImmutableArray<string> Options)
{
    private const string OffOption = "--no-use-env-proxy";

    /// <summary>As the service starts it.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="options">Node's options.</param>
    /// <returns>The start.</returns>
    public static SwitchVariant AsItIs(Gateway gateway, ImmutableArray<string> options) => new(gateway.Environment, options);

    /// <summary>The same without the switch, wherever it is.</summary>
    /// <returns>The start.</returns>
    public SwitchVariant WithoutSwitch()
    {
        // The last word on the command line wins; a Node that knows no switch refuses the option.
        var isOption = Options.Concat([Environment.GetValueOrDefault("NODE_OPTIONS", "")]).Any(text => text.Contains("env-proxy", StringComparison.Ordinal) || text.Contains("env_proxy", StringComparison.Ordinal));
        return new(Environment.Remove(NodeSwitch.Variable), isOption ? Options.Add(OffOption) : Options);
    }

    /// <summary>The same with the switch as a variable.</summary>
    /// <returns>The start.</returns>
    public SwitchVariant WithSwitch() => this with { Environment = Environment.SetItem(NodeSwitch.Variable, NodeSwitch.On) };

    /// <summary>Tells whether two starts are the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True where no difference could be seen.</returns>
    public bool IsLike(SwitchVariant other) =>
        Options.SequenceEqual(other.Options) && Environment.Count == other.Environment.Count && Environment.All(pair => other.Environment.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>Predicts what Node does with it.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="version">The version of Node.</param>
    /// <returns>The prediction.</returns>
    public NodeProxy Predict(Gateway gateway, NodeVersion? version) => NodeProxy.Predict(new()
    {
        Environment = Environment,
        Arguments = [.. Options, "script"],
        Version = version,
        Engines = gateway.Release.Engines.Value,
        EnvFile = gateway.Command.NodeFiles.IsEmpty ? null : gateway.Command.InNodeFiles.Values(),
    });
}
