namespace ProxyFixer.OpenClaw.Preloads;

/// <summary>What a file that Node loads before the script does to requests.</summary>
/// <remarks>
/// Source: global-agent 3, proxy-agent 6 and undici 7.22 as --require and --import under Node 22.22.0, 24.21.0 and 26.10.0 behind a
/// recording proxy, with one fetch and one https.get each.
/// </remarks>
public enum PreloadReach
{
    /// <summary>Its code was not found, or does not tell.</summary>
    Unknown,

    /// <summary>Nothing that concerns proxies.</summary>
    Nothing,

    /// <summary>The package global-agent: it replaces the agents of http and https and goes by variables of its own.</summary>
    GlobalAgent,

    /// <summary>It replaces the agents of http and https.</summary>
    Agents,

    /// <summary>It sets the dispatcher of fetch.</summary>
    Dispatcher,
}

/// <summary>A file that Node loads before the script.</summary>
/// <param name="Name">As --require or --import names it.</param>
/// <param name="Path">The file, absolute as seen from the root; null where it was not found.</param>
/// <param name="Reach">What it does to requests.</param>
public sealed record Preload(string Name, string? Path, PreloadReach Reach)
{
    /// <summary>The undici whose dispatcher it sets; null for none, and where it was not found.</summary>
    public NodeJs.Undici.UndiciRelease? Undici { get; init; }
}
