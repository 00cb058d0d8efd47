using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>What a release makes of its config: its keys, the variables it sets, how it merges files.</summary>
internal static partial class ConfigFindings
{
    private const string Collect = "collectConfigEnvVars(?:ByTarget)?";

    public static IEnumerable<Finding> All { get; } =
    [
        new("config.codexProvider", ["\"openai-chatgpt-responses\""], package => package.Has("\"openai-chatgpt-responses\"")
            ? new JsonObject { ["provider"] = "openai", ["api"] = "openai-chatgpt-responses", ["isShared"] = true }
            : new JsonObject { ["provider"] = "openai-codex", ["api"] = "openai-codex-responses", ["isShared"] = false }),
        new("config.providerNeedsBaseUrlAndModels", ["baseUrl: z.string().min(1)", "baseUrl: string().min(1)"], BaseUrl),
        Finding.Question("config.knowsProviderRequest", ["ConfiguredModelProviderRequestSchema", "ConfiguredProviderRequest"], package =>
            package.Code.Values.Any(text => ProviderRequest().IsMatch(text))),
        Finding.Question("config.dropsProxies", BlockedNameFinding.Marks, package =>
            BlockedNameFinding.NamesOf(package) is { } names && names.Contains("HTTPS_PROXY") && names.Contains("NODE_EXTRA_CA_CERTS")),
        new("config.managedProxy", ["proxyUrl: z.", "proxyUrl: url("], ManagedProxy) { Agrees = (found, known) => JsonNode.DeepEquals(found["keys"], known["keys"]) },
        Finding.Question("config.knowsWebFetchProxy", ["useTrustedEnvProxy: "], package => package.Has(WebFetchProxy())),
        Finding.Question("config.skipsBlankVars", ["function collectConfigEnvVars"], package =>
            package.Functions(Collect).Any(body => BlankVars().IsMatch(body))),
        Finding.Question("config.skipsReferencesFirst", ["function collectConfigEnvVars"], package =>
            package.Functions(Collect + "|isConfigRuntimeEnvVarAllowed").Any(body => body.Contains("containsEnvVarReference", StringComparison.Ordinal))),
        new("config.mergeCleans", ["function deepMerge("], MergeCleans),
    ];

    private static JsonNode? BaseUrl(PublishedPackage package) =>
        package.Has(RequiredBaseUrl()) ? "yes" : package.Has("baseUrl: string().min(1).optional()") ? "no" : null;

    // Whether the URL alone is enough only a run tells, and https:// only a proxy with a certificate.
    private static JsonObject ManagedProxy(PublishedPackage package)
    {
        var section = package.Code.Values.SelectMany(text => ProxySection().Matches(text)).Select(match => match.Value).FirstOrDefault() ?? "";
        string[] keys = section.Length == 0 ? [] : ["enabled", "proxyUrl", .. Later(section)];
        return new() { ["keys"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]) };
    }

    private static IEnumerable<string> Later(string section)
    {
        if (section.Contains("loopbackMode:", StringComparison.Ordinal))
        {
            yield return "loopbackMode";
        }

        if (section.Contains("tls:", StringComparison.Ordinal))
        {
            yield return "tls.caFile";
        }
    }

    private static JsonNode? MergeCleans(PublishedPackage package)
    {
        var bodies = package.Functions("deepMerge").Where(body => body.Contains("target", StringComparison.Ordinal)).ToArray();
        return bodies.Length == 0 ? null
            : Array.Exists(bodies, body => body.Contains("mergeDeep(", StringComparison.Ordinal)) ? "all"
            : Array.Exists(bodies, body => body.Contains("isBlockedObjectKey", StringComparison.Ordinal)) ? "later"
            : "nothing";
    }

    [GeneratedRegex(@"envConfig\.vars\)\) \{\s+if \([^\n]*\.trim\(\)")]
    private static partial Regex BlankVars();

    [GeneratedRegex(@"useTrustedEnvProxy: (?:z\.)?boolean\(\)")]
    private static partial Regex WebFetchProxy();

    [GeneratedRegex(@"baseUrl: (?:z\.)?string\(\)\.min\(1\),")]
    private static partial Regex RequiredBaseUrl();

    [GeneratedRegex(@"\brequest: Configured(?:Model)?ProviderRequest\w*")]
    private static partial Regex ProviderRequest();

    [GeneratedRegex(@"enabled: (?:z\.)?boolean\(\)[^}]*?proxyUrl: (?:z\.)?(?:string|url)\([\s\S]{0,600}")]
    private static partial Regex ProxySection();
}
