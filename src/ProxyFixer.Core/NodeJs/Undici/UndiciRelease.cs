
namespace ProxyFixer.NodeJs.Undici;

/// <summary>How one version of npm's undici treats a proxy from the environment, where a program installs its EnvHttpProxyAgent.</summary>
/// <remarks>
/// Source: 32 published versions, 7.21.0 to 8.13.1, each installed as the global dispatcher under Node 22.22.0 with a recording proxy on
/// loopback; 7.24.1 to 8.12.2 also under 24.21.0 and 26.0.0 to 26.12.1. tests/…/Knowledge/Undici repeats the runs.
/// </remarks>
/// <param name="Version">Its version.</param>
public sealed record UndiciRelease(NodeVersion Version)
{
    /// <summary>How it is known, for <see cref="OpenClaw.Releases.Fact{T}"/>.</summary>
    internal const string Source = "runs of undici 7.21.0 to 8.13.1 under Node 22.22.0 to 26.12.1";

    private static readonly NodeVersion Newest = new(8, 13, 1);

    /// <summary>True for a version newer than those that were run; it is judged like the newest of them.</summary>
    public bool IsExtrapolated => Version > Newest;

    /// <summary>How it reads NO_PROXY.</summary>
    public NoProxyRules NoProxy =>
        Version >= new NodeVersion(8, 11, 0) ? NoProxyRules.F5
        : Version >= new NodeVersion(8, 10, 1) ? NoProxyRules.F4
        : Version >= new NodeVersion(8, 10, 0) ? NoProxyRules.F3
        : Version >= new NodeVersion(7, 22, 0) ? NoProxyRules.F2
        : NoProxyRules.F1;

    /// <summary>Whether it can use socks5:// and socks://.</summary>
    public bool AcceptsSocks => Version >= new NodeVersion(7, 23, 0);

    /// <summary>Whether it reads (and sends) a user name without a password.</summary>
    public bool SendsUserOnly => Version >= new NodeVersion(8, 2, 0);

    /// <summary>Whether it puts http:// or https:// before a value without a scheme; only two versions ever did.</summary>
    public bool AddsScheme => Version.Major == 8 && Version < new NodeVersion(8, 0, 2);

    /// <summary>
    /// Whether Node's own fetch goes by its global dispatcher: from Node 26 on fetch looks for one under a name that undici sets since
    /// 7.27.0 and 8.0.0 (<c>undici.globalDispatcher.2</c>).
    /// </summary>
    /// <param name="node">The version of Node.</param>
    /// <returns>False where fetch of Node goes out as if there were no dispatcher.</returns>
    public bool LeadsFetchOf(NodeVersion node) => node.Major < 26 || Version >= new NodeVersion(7, 27, 0);

    /// <summary>Its rules under a version of Node.</summary>
    /// <param name="node">The Node it runs on; what TLS itself refuses depends on it.</param>
    /// <returns>The rules.</returns>
    internal FetchRules On(NodeRelease node) =>
        new($"undici {Version}", NoProxy, AcceptsSocks, SendsUserOnly, node.TlsProxyNeedsName, AddsScheme);
}
