using System.Collections.Frozen;

namespace ProxyFixer.Knowledge.OpenClaw;

/// <summary>The names OpenClaw does not take from the env section of its config.</summary>
/// <remarks>Source: dist/host-env-security-*.js of the packages. Case is ignored; a name is dropped without a word.</remarks>
internal static class BlockedNames
{
    private static readonly string[] s_alwaysPrefixes = ["LD_", "DYLD_"];

    private static readonly FrozenSet<string> s_always =
        FrozenSet.ToFrozenSet(["NODE_OPTIONS", "NODE_PATH"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_since20260331 = FrozenSet.ToFrozenSet(
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE",
            "NODE_TLS_REJECT_UNAUTHORIZED"],
        StringComparer.OrdinalIgnoreCase);

    public static Fact<Answer> Of(OpenClawVersion? version, string name)
    {
        var dropsProxies = ProxyTables.ConfigEnvDropsProxies.Of(version);
        var isAlwaysDropped = s_always.Contains(name)
            || s_alwaysPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (isAlwaysDropped)
        {
            return dropsProxies with
            {
                Value = Answer.Yes,
                Reason = $"OpenClaw never takes {name} from the env section of its config",
            };
        }
        return s_since20260331.Contains(name) ? dropsProxies
            : dropsProxies with { Value = Answer.No, Reason = $"OpenClaw takes {name} from the env section of its config" };
    }
}
