using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>What gateway install writes. What it keeps of hand-written lines, only a run tells.</summary>
internal static partial class ServiceFindings
{
    private const string Plan = "buildGatewayInstall(?:Plan|Environment)";

    public static IEnumerable<Finding> All { get; } =
    [
        Finding.Mark("service.hasSystemdEnvFile", ".systemd.env"),
        Finding.Mark("service.hasLaunchdEnvFile", "-env-wrapper.sh"),
        new("install.proxyVariables", ["function readServiceProxyEnvironment("], package =>
            package.Functions("readServiceProxyEnvironment").Any(body => body.Contains("SERVICE_PROXY_ENV_KEYS", StringComparison.Ordinal)) ? "inline" : "absent"),
        new("install.switchOfShell", ["function buildCommonServiceEnvironment("], package =>
            package.Functions("buildCommonServiceEnvironment").Any(body => body.Contains("NODE_USE_ENV_PROXY", StringComparison.Ordinal)) ? "inline" : "absent"),
        new("install.certificateVariables", ["NODE_EXTRA_CA_CERTS: "], package => package.Has(Certificates()) ? "inline" : "absent"),
        new("install.configVariables", ["function buildGatewayInstall"], ConfigVariables),
        new("install.stateEnvVariables", ["function buildGatewayInstall", ".systemd.env"], StateEnvVariables),
    ];

    private static JsonNode? ConfigVariables(PublishedPackage package)
    {
        var plan = string.Concat(package.Functions(Plan));
        return plan.Length == 0 ? null
            : IntoUnit().IsMatch(plan) ? "inline"
            : plan.Contains("collectDurableServiceEnvVar", StringComparison.Ordinal) ? "nameOnly"
            : "absent";
    }

    // Where sources are told apart, what happens to each is decided far away.
    private static JsonNode? StateEnvVariables(PublishedPackage package)
    {
        var plan = string.Concat(package.Functions(Plan));
        return plan.Length == 0 || plan.Contains("collectDurableServiceEnvVarSources", StringComparison.Ordinal) ? null
            : !plan.Contains("collectDurableServiceEnvVars", StringComparison.Ordinal) ? "absent"
            : package.Has(".systemd.env") ? "envFile"
            : "inline";
    }

    [GeneratedRegex(@"nvironment = \{[^}]*collect(?:ConfigEnvVars|ConfigServiceEnvVars|DurableServiceEnvVars)\(")]
    private static partial Regex IntoUnit();

    [GeneratedRegex(@"NODE_EXTRA_CA_CERTS: (?:sharedEnv|node)")]
    private static partial Regex Certificates();
}
