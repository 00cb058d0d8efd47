namespace ProxyFixer.Releases.OpenClaw;

/// <summary>Whether a release brings a dispatcher for the proxies of the environment. From when on it leads requests, only a run tells.</summary>
internal static class ProxyFindings
{
    private const string Own = "function ensureGlobalUndiciEnvProxyDispatcher(";

    public static IEnumerable<Finding> All { get; } =
    [
        new("proxy.dispatcher", [Own, "EnvHttpProxyAgent"], package =>
            package.Has(Own) ? "own"
            : package.Provider?.Code.ContainsKey("dist/utils/http-proxy.js") == true ? "piAiImport"
            : "none")
        {
            Agrees = (found, known) => (string)found! is var kind && (string)known! is var start
                && (kind == "own" ? start is "embeddedRun" or "cliStart" or "gatewayStart" : kind == start),
        },
        new("proxy.needsSwitch", [Own, "EnvHttpProxyAgent"], package =>
            package.Has(Own) || package.Provider?.Code.ContainsKey("dist/utils/http-proxy.js") == true ? "no" : "yes")
        {
            // What Telegram changes about it was found by issues and runs.
            Agrees = (found, known) => (string)known! switch
            {
                "unlessTelegramDropsIt" => (string)found! == "no",
                "unlessTelegramBringsIt" => (string)found! == "yes",
                var need => (string)found! == need,
            },
        },
    ];
}
