using System.Collections.Frozen;
using static ProxyFixer.OpenClaw.Releases.InstallEffect;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>What <c>gateway install [--force]</c> stores and removes, by version (systemd).</summary>
/// <remarks>
/// Source: runs of install on 2026.3.8, 3.13, 3.31, 4.15, 4.29, 5.7, 5.20, 5.28, 6.11, 7.1; the plan functions of 9.6. The other
/// versions by the code.
/// </remarks>
internal static class InstallTables
{
    private const string Runs = "runs of gateway install, 2026.3.8 to 2026.7.1, and code";

    private static readonly FrozenDictionary<InstallItem, FactTable<InstallEffect>> s_tables =
        new Dictionary<InstallItem, FactTable<InstallEffect>>
        {
            [InstallItem.ProxyVariables] = Table(
                "what gateway install does with proxy variables",
                ("2026.1.29", Absent, "gateway install stores no proxy variables before 2026.2.26"),
                ("2026.2.26", Inline, "gateway install writes the proxy variables of the installing shell into the unit"),
                ("2026.4.26", Absent, "gateway install stores no proxy variables since 2026.4.26 (only OPENCLAW_PROXY_URL)")),
            [InstallItem.SwitchOfShell] = Table(
                "what gateway install does with NODE_USE_ENV_PROXY of the shell",
                ("2026.1.29", Absent, "gateway install never stores NODE_USE_ENV_PROXY of the installing shell")),
            [InstallItem.ConfigVariables] = Table(
                "what gateway install does with the config's env.vars",
                ("2026.1.29", Absent, "gateway install does not look at the config's env.vars before 2026.2.2"),
                ("2026.2.2", Inline, "gateway install writes the config's env.vars into the unit"),
                ("2026.4.26", NameOnly,
                    "gateway install since 2026.4.26 stores only the names of the config's env.vars, so Node does not see "
                    + "them at start")),
            [InstallItem.StateEnvVariables] = Table(
                "what gateway install does with the state folder's .env",
                ("2026.1.29", Absent, "gateway install does not look at the state folder's .env before 2026.3.22"),
                ("2026.3.22", Inline, "gateway install writes the state folder's .env into the unit"),
                ("2026.4.14", EnvFile, "gateway install copies the state folder's .env into gateway.systemd.env"),
                ("2026.8.1", Absent, "gateway install no longer copies the state folder's .env since 2026.8.1")),
            [InstallItem.CertificateVariables] = Table(
                "what gateway install does with NODE_EXTRA_CA_CERTS",
                ("2026.1.29", Absent, "gateway install stores no certificate settings before 2026.3.1"),
                ("2026.3.1", Inline, "gateway install writes NODE_EXTRA_CA_CERTS and NODE_USE_SYSTEM_CA into the unit")),
            [InstallItem.HandWrittenLine] = Table(
                "whether gateway install keeps hand-written lines",
                ("2026.1.29", Absent, "gateway install writes the unit anew and loses hand-written Environment= lines"),
                ("2026.4.12", KeptUnlessManaged,
                    "gateway install keeps hand-written Environment= lines, except names that OpenClaw manages")),
            [InstallItem.HandWrittenProxyLine] = Table(
                "whether gateway install keeps hand-written proxy lines",
                ("2026.1.29", Absent, "gateway install writes the unit anew and loses hand-written Environment= lines"),
                ("2026.4.12", InstallEffect.Unknown,
                    "whether gateway install of this OpenClaw keeps a hand-written proxy line was not looked at"),
                ("2026.4.14", Kept, "gateway install keeps hand-written proxy lines"),
                ("2026.4.26", Absent, "gateway install and doctor remove proxy variables from the unit since 2026.4.26")),
            [InstallItem.HandWrittenEnvironmentFile] = Table(
                "whether gateway install keeps EnvironmentFile=",
                ("2026.1.29", Absent, "gateway install loses a hand-written EnvironmentFile= line")),
            [InstallItem.HandWrittenEnvFileEntry] = Table(
                "whether gateway install keeps entries of gateway.systemd.env",
                ("2026.1.29", Absent, "OpenClaw before 2026.4.14 has no gateway.systemd.env"),
                ("2026.4.14", Kept, "gateway install keeps hand-written entries of gateway.systemd.env"),
                ("2026.8.1", KeptUnlessManaged,
                    "gateway install keeps hand-written entries of gateway.systemd.env, except names the state folder's .env "
                    + "also has")),
            [InstallItem.DropIn] = Table(
                "whether gateway install keeps drop-ins",
                ("2026.1.29", Kept, "gateway install never touches drop-ins")),
        }.ToFrozenDictionary();

    public static Fact<InstallEffect> Of(OpenClawVersion? version, InstallItem item) => s_tables[item].Of(version);

    private static FactTable<InstallEffect> Table(
        string topic, params (string From, InstallEffect Effect, string Reason)[] rows) =>
        new(topic, InstallEffect.Unknown,
            [.. rows.Select(row => new FactRow<InstallEffect>(row.From, row.Effect, row.Reason, Runs))]);
}
