using System.Collections.Frozen;
using static ProxyFixer.OpenClaw.Releases.FactTable;
using static ProxyFixer.OpenClaw.Releases.InstallItem;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>What <c>gateway install [--force]</c> stores and removes, by version (systemd).</summary>
/// <remarks>
/// Source: runs of install on 2026.3.8, 3.13, 3.31, 4.15, 4.29, 5.7, 5.20, 5.28, 6.11, 7.1; the plan functions of 9.6. The other
/// versions by the code.
/// </remarks>
internal static class InstallTables
{
    private static readonly FrozenDictionary<InstallItem, FactTable<InstallEffect>> Tables = new Dictionary<InstallItem, FactTable<InstallEffect>>
    {
        [ProxyVariables] = Item("proxyVariables", "what gateway install does with proxy variables"),
        [SwitchOfShell] = Item("switchOfShell", "what gateway install does with NODE_USE_ENV_PROXY of the shell"),
        [ConfigVariables] = Item("configVariables", "what gateway install does with the config's env.vars"),
        [StateEnvVariables] = Item("stateEnvVariables", "what gateway install does with the state folder's .env"),
        [CertificateVariables] = Item("certificateVariables", "what gateway install does with NODE_EXTRA_CA_CERTS"),
        [HandWrittenLine] = Item("handWrittenLine", "whether gateway install keeps hand-written lines"),
        [HandWrittenProxyLine] = Item("handWrittenProxyLine", "whether gateway install keeps hand-written proxy lines"),
        [HandWrittenEnvironmentFile] = Item("handWrittenEnvironmentFile", "whether gateway install keeps EnvironmentFile="),
        [HandWrittenEnvFileEntry] = Item("handWrittenEnvFileEntry", "whether gateway install keeps entries of gateway.systemd.env"),
        [DropIn] = Item("dropIn", "whether gateway install keeps drop-ins"),
    }.ToFrozenDictionary();

    public static Fact<InstallEffect> Of(OpenClawVersion? version, InstallItem item) => Tables[item].Of(version);

    public static OpenClawVersion? LastInline(InstallItem item) => KnownReleases.All.LastOrDefault(version => Of(version, item).Value == InstallEffect.Inline);

    private static FactTable<InstallEffect> Item(string key, string topic) => Choice<InstallEffect>("install." + key, topic);
}
