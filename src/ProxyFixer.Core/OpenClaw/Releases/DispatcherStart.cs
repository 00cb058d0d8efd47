namespace ProxyFixer.OpenClaw.Releases;

/// <summary>From when on OpenClaw's own dispatcher leads fetch through the environment's proxy.</summary>
public enum DispatcherStart
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>There is none.</summary>
    None,

    /// <summary>When pi-ai is loaded, asynchronously: the very first request may be too early (openclaw issue 28568).</summary>
    PiAiImport,

    /// <summary>Before each embedded run: turns of the gateway and of <c>agent --local</c>.</summary>
    EmbeddedRun,

    /// <summary>Also when the command line program starts.</summary>
    CliStart,

    /// <summary>Also when the gateway starts.</summary>
    GatewayStart,
}
