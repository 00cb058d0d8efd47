namespace ProxyFixer.NodeJs;

/// <summary>How one version of axios, the HTTP client of many packages, asks a proxy of the environment.</summary>
/// <remarks>
/// Source: axios 1.12.2, 1.13.2, 1.13.6, 1.16.0, 1.16.1, 1.17.0, 1.18.0 and 1.21.1 under Node 22.22.0 behind a recording proxy, with and without
/// NODE_USE_ENV_PROXY=1; 1.13.2 and 1.16.0 also under 24.14.0.
/// </remarks>
/// <param name="Version">Its version.</param>
public sealed record AxiosRelease(NodeVersion Version)
{
    private static readonly NodeVersion FirstWithTunnel = new(1, 16, 1);

    /// <summary>
    /// Whether the switch spoils its requests for https. It asks the proxy itself, in the absolute form, by a plain request to the proxy's
    /// host; Node takes that for a request that needs the proxy, and what arrives names the target with the port of the proxy. Later
    /// versions open a tunnel.
    /// </summary>
    public bool IsMisledBySwitch => Version < FirstWithTunnel;
}
