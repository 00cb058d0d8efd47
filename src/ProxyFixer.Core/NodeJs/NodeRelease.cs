namespace ProxyFixer.NodeJs;

/// <summary>How one version of Node treats a proxy from the environment.</summary>
/// <remarks>
/// Source: 53 published Linux x64 binaries, 18.20.8 to 26.12.1, measured against recording proxies; each first version
/// was bracketed with its neighbour (tests/ProxyFixer.Tests/Data/node-env-proxy.json, node-26.12.1.json).
/// </remarks>
public sealed class NodeRelease
{
    private static readonly VersionOnset s_fetch = NodeKnowledge.Since("fetch");
    private static readonly VersionOnset s_httpRequest = NodeKnowledge.Since("httpRequest");
    private static readonly VersionOnset s_ownCodeForBadUrl = NodeKnowledge.Since("ownCodeForBadUrl");
    private static readonly VersionOnset s_socks = NodeKnowledge.Since("socks");
    private static readonly VersionOnset s_tlsProxyNeedsName = NodeKnowledge.Since("tlsProxyNeedsName");
    private static readonly VersionOnset s_userOnly = NodeKnowledge.Since("userOnly");
    private static readonly VersionOnset s_absoluteForm = NodeKnowledge.Since("absoluteForm");
    private static readonly VersionOnset s_setAtRunTime = NodeKnowledge.Since("setAtRunTime");
    private static readonly VersionOnset s_fetchNoProxy2 = NodeKnowledge.Since("fetchNoProxyF2");
    private static readonly VersionOnset s_fetchNoProxy3 = NodeKnowledge.Since("fetchNoProxyF3");
    private static readonly VersionOnset s_fetchNoProxy4 = NodeKnowledge.Since("fetchNoProxyF4");
    private static readonly VersionOnset s_fetchNoProxy5 = NodeKnowledge.Since("fetchNoProxyF5");
    private static readonly VersionOnset s_httpNoProxy2 = NodeKnowledge.Since("httpNoProxyH2");

    private readonly NodeVersion _numbers;

    // A nightly or release candidate is judged by its numbers: it is nearer to the release than to the one before.
    private NodeRelease(NodeVersion version) => (Version, _numbers) = (version, version with { Prerelease = "" });

    /// <summary>The version asked for.</summary>
    public NodeVersion Version { get; }

    /// <summary>True when the version is outside what was measured and is taken to be like its nearest neighbour.</summary>
    public bool IsExtrapolated =>
        Version.Prerelease.Length > 0
        || (MeasuredNode.Newest(Version.Major) is { } newest ? Version > newest : true);

    /// <summary>
    /// Says in which way the version is outside of what was measured, and what stands for it: the end of a sentence that begins with the
    /// version, without a full stop; null for a version inside.
    /// </summary>
    public string? Explanation =>
        !IsExtrapolated ? null
        : Version.Prerelease.Length > 0 ? "is a pre-release that was not measured and is judged by its numbers"
        : (MeasuredNode.Newest(Version.Major) ?? (Version > MeasuredNode.All[^1] ? MeasuredNode.All[^1] : null)) is { } newest
            ? $"is newer than what this ProxyFixer knows ({newest}) and is judged like that one"
        : "is of a line that was not measured and is judged as one without NODE_USE_ENV_PROXY";

    /// <summary>What turns the environment's proxies on.</summary>
    public SwitchRule Switch =>
        s_httpRequest.Holds(_numbers) ? SwitchRule.ExactlyOne
        : s_fetch.Holds(_numbers) ? SwitchRule.AnyValueFetchOnly
        : SwitchRule.Ignored;

    /// <summary>First version of this line that honours the switch for fetch; null when no version of it was seen to.</summary>
    public NodeVersion? SwitchSince => s_fetch.In(Version.Major);

    /// <summary>Whether http.request and https.request with the default agent follow the switch.</summary>
    public bool CoversHttpRequest => s_httpRequest.Holds(_numbers);

    /// <summary>Whether http calls a value that is no URL ERR_PROXY_INVALID_CONFIG (else ERR_INVALID_URL).</summary>
    public bool HasOwnCodeForBadUrl => s_ownCodeForBadUrl.Holds(_numbers);

    /// <summary>Whether fetch can use socks5:// and socks:// (before, they end node at start).</summary>
    public bool AcceptsSocks => s_socks.Holds(_numbers);

    /// <summary>Whether every fetch fails through an https:// proxy named by an IPv4 address.</summary>
    public bool TlsProxyNeedsName => s_tlsProxyNeedsName.Holds(_numbers);

    /// <summary>Whether fetch reads (and sends) a user name without a password.</summary>
    public bool FetchSendsUserOnly => s_userOnly.Holds(_numbers);

    /// <summary>Whether fetch asks for plain http targets in absolute form (before: CONNECT to port 80).</summary>
    public bool FetchUsesAbsoluteForm => s_absoluteForm.Holds(_numbers);

    /// <summary>Whether a script can turn proxies on by http.setGlobalProxyFromEnv().</summary>
    public bool HasSetGlobalProxyFromEnv => s_setAtRunTime.Holds(_numbers);

    /// <summary>Whether node prints the UNDICI-EHPA warning once when the switch takes effect: the 22 line only.</summary>
    public bool WarnsAtStart => Version.Major == 22 && s_fetch.Holds(_numbers);

    /// <summary>Whether fetch reads NODE_USE_ENV_PROXY from an --env-file (the versions where JavaScript looks it up).</summary>
    public bool ReadsSwitchFromEnvFile => Switch == SwitchRule.AnyValueFetchOnly;

    /// <summary>How fetch and WebSocket read NO_PROXY.</summary>
    public NoProxyRules FetchNoProxy =>
        s_fetchNoProxy5.Holds(_numbers) ? NoProxyRules.F5
        : s_fetchNoProxy4.Holds(_numbers) ? NoProxyRules.F4
        : s_fetchNoProxy3.Holds(_numbers) ? NoProxyRules.F3
        : s_fetchNoProxy2.Holds(_numbers) ? NoProxyRules.F2
        : NoProxyRules.F1;

    /// <summary>How the undici inside this Node reads the proxy variables.</summary>
    internal FetchRules Fetch => new($"Node {Version}", FetchNoProxy, AcceptsSocks, FetchSendsUserOnly, TlsProxyNeedsName, AddsScheme: false);

    /// <summary>How http.request and https.request read NO_PROXY.</summary>
    public NoProxyRules HttpNoProxy => s_httpNoProxy2.Holds(_numbers) ? NoProxyRules.H2 : NoProxyRules.H1;

    /// <summary>Looks a version up.</summary>
    /// <param name="version">Any version; one newer than the data is like the newest of its line, or the newest line.</param>
    /// <returns>What is known; <see cref="IsExtrapolated"/> says whether it was measured.</returns>
    public static NodeRelease Of(NodeVersion version) => new(version);
}
