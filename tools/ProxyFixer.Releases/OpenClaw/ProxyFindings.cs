using System.Text.RegularExpressions;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>Whether a release brings a dispatcher for the proxies of the environment. From when on it leads requests, only a run tells.</summary>
internal static partial class ProxyFindings
{
    private const string Own = "function ensureGlobalUndiciEnvProxyDispatcher(";
    private const string TokenForm = "function postTokenForm(";

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
        // The guarded fetch connects directly unless it is told that the environment's proxy can be trusted.
        new("proxy.tokenRequestsFollow", [TokenForm], package =>
            package.Functions("postTokenForm").ToArray() is { Length: > 0 } bodies && !Array.TrueForAll(bodies, body => TrustsProxy().IsMatch(body)) ? "no" : "yes"),
    ];

    [GeneratedRegex("trusted_env_proxy|withTrustedEnvProxyGuardedFetchMode")]
    private static partial Regex TrustsProxy();
}
