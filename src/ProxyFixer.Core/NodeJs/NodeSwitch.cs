namespace ProxyFixer.NodeJs;

/// <summary>Node's switch for the proxy variables of the environment.</summary>
public static class NodeSwitch
{
    /// <summary>The variable; exactly <see cref="On"/> turns it on (<see cref="SwitchRule"/> tells the exceptions).</summary>
    public const string Variable = "NODE_USE_ENV_PROXY";

    /// <summary>The value that every version with a switch takes for on.</summary>
    public const string On = "1";
}
