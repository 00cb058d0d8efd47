namespace ProxyFixer.NodeJs;

/// <summary>What a version of Node makes of <c>NODE_USE_ENV_PROXY</c> and <c>--use-env-proxy</c>.</summary>
public enum SwitchRule
{
    /// <summary>The variable is ignored without a word; the option ends node with exit status 9.</summary>
    Ignored,

    /// <summary>Any non-empty value (0 and false included) turns fetch and WebSocket on; the option is refused with 9.</summary>
    AnyValueFetchOnly,

    /// <summary>Exactly 1 turns fetch, WebSocket and http(s) on; the option is known and wins over the variable.</summary>
    ExactlyOne,
}
