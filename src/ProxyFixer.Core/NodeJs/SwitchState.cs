namespace ProxyFixer.NodeJs;

/// <summary>Which setting decided about the switch.</summary>
public enum SwitchSource
{
    /// <summary>None: neither variable nor option is set, or the version has no switch.</summary>
    None,

    /// <summary>The variable NODE_USE_ENV_PROXY.</summary>
    Variable,

    /// <summary>NODE_USE_ENV_PROXY in an --env-file (only 24.0 to 24.4 read it there).</summary>
    EnvFile,

    /// <summary>An option in NODE_OPTIONS.</summary>
    NodeOptions,

    /// <summary>An option on the command line.</summary>
    CommandLine,
}

/// <summary>Whether node follows the environment's proxies.</summary>
/// <param name="IsOn">Null when that depends on an unknown version.</param>
/// <param name="Source">The setting that decided.</param>
/// <param name="Reason">One sentence for a report; no value of a secret.</param>
public sealed record SwitchState(bool? IsOn, SwitchSource Source, string Reason);
