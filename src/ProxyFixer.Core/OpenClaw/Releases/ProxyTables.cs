using System.Collections.Immutable;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.Undici;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Which proxy settings OpenClaw itself follows or drops, by version.</summary>
internal static class ProxyTables
{
    public static readonly FactTable<DispatcherStart> Dispatcher = new(
        "when OpenClaw's own proxy dispatcher starts",
        DispatcherStart.Unknown,
        new("2026.1.29", DispatcherStart.None, "OpenClaw up to 2026.1.30 has no proxy dispatcher", "code"),
        new("2026.2.1", DispatcherStart.PiAiImport, "pi-ai 0.51 to 0.55 installs a proxy dispatcher when it is loaded",
            "run of 2026.3.7, code"),
        new("2026.3.8", DispatcherStart.None, "OpenClaw 2026.3.8 has no proxy dispatcher (one with Telegram enabled)",
            "runs of 2026.3.8, code"),
        new("2026.3.11", DispatcherStart.EmbeddedRun,
            "OpenClaw installs its proxy dispatcher before each embedded run, and before sign-in only from 2026.3.23",
            "runs of 2026.3.13, 2026.3.31, 2026.4.9"),
        new("2026.4.12", DispatcherStart.CliStart,
            "OpenClaw installs its proxy dispatcher when the command line program starts and before each embedded run",
            "run of 2026.4.15"),
        new("2026.4.25", DispatcherStart.GatewayStart,
            "OpenClaw installs its proxy dispatcher when gateway or command line program start",
            "runs of 2026.5.2 to 2026.9.6"));

    // "dependencies" of each package.json. A range is installed as the newest of its line at that time: one version stands for each set of
    // rules it allows. The files beside an install tell which it is.
    public static readonly FactTable<ImmutableArray<UndiciRelease>> Undici = new(
        "which undici it brings",
        [],
        Brings("2026.1.29", "undici 7.19 or a later 7", "7.19.0", "7.22.0", "7.23.0", "7.27.0"),
        Brings("2026.2.17", "undici 7.22 or a later 7", "7.22.0", "7.23.0", "7.27.0"),
        Brings("2026.3.13", "undici 7.24 or a later 7", "7.24.1", "7.27.0"),
        Brings("2026.4.5", "undici 8.0.1 or a later 8", "8.0.1", "8.0.2", "8.2.0", "8.10.0", "8.10.2", "8.13.1"),
        Brings("2026.4.9", "undici 8.0.2", "8.0.2"),
        Brings("2026.4.20", "undici 8.1.0", "8.1.0"),
        Brings("2026.5.4", "undici 8.2.0", "8.2.0"),
        Brings("2026.5.18", "undici 8.3.0", "8.3.0"),
        Brings("2026.6.9", "undici 8.5.0", "8.5.0"),
        Brings("2026.6.35", "undici 8.10.2", "8.10.2"),
        Brings("2026.7.1", "undici 8.5.0", "8.5.0"),
        Brings("2026.7.33", "undici 8.10.2", "8.10.2"),
        Brings("2026.8.1", "undici 8.10.0", "8.10.0"),
        Brings("2026.9.2", "undici 8.10.2", "8.10.2"));

    // Runs with ALL_PROXY alone: 2026.3.8, 3.13 and 5.28 went direct, 9.6 went through it. From 2026.4.26 the code feeds it to
    // the global dispatcher; what 2026.8.1 to 9.5 do for Codex is from their code, which is that of 9.6.
    public static readonly FactTable<Answer> AllProxy = new(
        "whether Codex requests follow ALL_PROXY",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "this OpenClaw does not read ALL_PROXY", "runs of 2026.3.8 and 2026.3.13"),
        new("2026.4.26", Answer.No,
            "OpenClaw gives ALL_PROXY to its global dispatcher, but Codex requests do not follow it before 2026.8.1",
            "run of 2026.5.28"),
        new("2026.8.1", Answer.Yes, "OpenClaw follows ALL_PROXY for Codex requests since 2026.8.1", "run of 2026.9.6"));

    // The list of blocked names grew in 2026.3.31 (dist/host-env-security-*.js); 4.15 was seen to drop the variables.
    public static readonly FactTable<Answer> ConfigEnvDropsProxies = new(
        "whether proxy variables in the config's env are dropped",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "this OpenClaw applies proxy variables from the env section of its config",
            "run of 2026.3.13"),
        new("2026.3.31", Answer.Yes,
            "OpenClaw drops proxy variables and certificate settings from the env section of its config since 2026.3.31",
            "run of 2026.4.15, code of 2026.3.31"));

    public static readonly FactTable<Answer> WorkingFolderEnvDropsProxies = new(
        "whether proxy variables in the working folder's .env are dropped",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "this OpenClaw reads proxy variables from the .env of its working folder", "code"),
        new("2026.3.28", Answer.Yes, "OpenClaw ignores proxy variables in the .env of its working folder since 2026.3.28",
            "code"));

    // Its own code: setGlobalDispatcher(new Agent(...)) of npm undici, which fetch of Node goes by too. With the undici of 2026.2.26
    // and Node 22.22.0 a fetch goes out directly afterwards, with NODE_USE_ENV_PROXY=1 and without.
    public static readonly FactTable<Answer> TelegramDropsDispatcher = new(
        "whether the start of Telegram takes every proxy dispatcher away",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "the start of Telegram leaves the proxy dispatcher as it is", "code"),
        new("2026.2.24", Answer.Yes,
            "in OpenClaw 2026.2.24 to 2026.2.26 the start of Telegram replaces the dispatcher of fetch by one that knows no proxy",
            "openclaw issues 26207, 30338; code of 2026.2.25 and 2026.2.26; run of its undici with Node 22.22.0"),
        new("2026.3.1", Answer.No, "the start of Telegram keeps to the proxy of the environment since OpenClaw 2026.3.1",
            "code of 2026.3.8, openclaw PR 29940"));

    // "proxy" in the config; URL alone activates it in 2026.9.6, the versions before want enabled: true.
    public static readonly FactTable<ManagedProxy> ManagedProxy = new(
        "which keys proxy has in the config",
        new([], UrlAloneActivates: Answer.Unknown, AllowsHttps: Answer.Unknown),
        new("2026.1.29", new([], Answer.No, Answer.No), "OpenClaw before 2026.4.27 has no proxy section in its config", "code"),
        new("2026.4.27", new(["enabled", "proxyUrl"], Answer.No, Answer.No),
            "OpenClaw has proxy.enabled and proxy.proxyUrl (http:// only) since 2026.4.27", "code"),
        new("2026.5.12", new(["enabled", "proxyUrl", "loopbackMode"], Answer.No, Answer.No),
            "OpenClaw has proxy.loopbackMode since 2026.5.12", "code"),
        new("2026.5.18", new(["enabled", "proxyUrl", "loopbackMode", "tls.caFile"], Answer.No, Answer.Yes),
            "OpenClaw accepts https:// proxies and proxy.tls.caFile since 2026.5.18", "run of 2026.5.28, code"),
        new("2026.9.1", new(["enabled", "proxyUrl", "loopbackMode", "tls.caFile"], Answer.Unknown, Answer.Yes),
            "whether proxy.proxyUrl alone activates the proxy in this OpenClaw was not looked at", "code of 2026.9.6"),
        new("2026.9.6", new(["enabled", "proxyUrl", "loopbackMode", "tls.caFile"], Answer.Yes, Answer.Yes),
            "in OpenClaw 2026.9.6 proxy.proxyUrl alone activates the proxy and enabled: false opts out", "run of 2026.9.6"));

    private static FactRow<ImmutableArray<UndiciRelease>> Brings(string from, string what, params string[] versions) =>
        new(from, [.. versions.Select(version => new UndiciRelease(NodeVersion.Parse(version)!))], $"this OpenClaw brings {what}", "dependencies of its package.json");
}
