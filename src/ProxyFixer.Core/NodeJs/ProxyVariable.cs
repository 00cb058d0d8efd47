namespace ProxyFixer.NodeJs;

/// <summary>The variable that wins where two spellings exist: lower case first, for every reader.</summary>
/// <param name="Name">As spelt in the environment.</param>
/// <param name="Value">Its value; a secret may be in it.</param>
/// <remarks>Source: node-env-proxy.json, "precedence".</remarks>
internal sealed record ProxyVariable(string Name, string Value)
{
    /// <summary>As fetch looks it up (??): an empty lower-case variable hides the upper-case one.</summary>
    public static ProxyVariable? Defined(NodeStart start, string lowerName) =>
        Get(start, lowerName) ?? Get(start, lowerName.ToUpperInvariant());

    /// <summary>As http and https look it up (||): an empty variable counts as none.</summary>
    public static ProxyVariable? Filled(NodeStart start, string lowerName) =>
        Get(start, lowerName) is { Value.Length: > 0 } lower ? lower
        : Get(start, lowerName.ToUpperInvariant()) is { Value.Length: > 0 } upper ? upper
        : null;

    private static ProxyVariable? Get(NodeStart start, string name) =>
        start.Variable(name) is { } value ? new(name, value) : null;
}
