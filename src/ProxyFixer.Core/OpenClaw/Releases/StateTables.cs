using ProxyFixer.NodeJs;
using static ProxyFixer.OpenClaw.Releases.FactTable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Where OpenClaw keeps something.</summary>
public enum StoreForm
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Text files: sessions/*.jsonl, auth-profiles.json.</summary>
    Files,

    /// <summary>A table of openclaw-agent.sqlite in the agent's folder.</summary>
    Sqlite,
}

/// <summary>What OpenClaw records about the files of its own dist folder.</summary>
public enum Inventory
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>Their names: a changed file goes unnoticed, an added one is deleted by the next installation.</summary>
    Names,

    /// <summary>Name, size, executable bit and sha256: the updater notices a changed file.</summary>
    Contents,
}

/// <summary>Stores, integrity and needs of OpenClaw, by version.</summary>
internal static class StateTables
{
    public static readonly FactTable<StoreForm> Sessions = Choice<StoreForm>("state.sessions", "where sessions are kept");

    public static readonly FactTable<StoreForm> AuthProfiles = Choice<StoreForm>("state.authProfiles", "where sign-ins are kept");

    public static readonly FactTable<Answer> ReadsClawdbotVariables =
        Question("state.readsClawdbotVariables", "whether CLAWDBOT_STATE_DIR and CLAWDBOT_CONFIG_PATH are read");

    public static readonly FactTable<Answer> WorkingFolderDropsProxies =
        Question("state.workingFolderDropsProxies", "whether proxy variables in the working folder's .env are dropped");

    public static readonly FactTable<Answer> ReadsGatewayEnv = Question("state.readsGatewayEnv", "whether gateway.env is read");

    public static readonly FactTable<Answer> IndexTakesProfile = Question("state.indexTakesProfile", "whether dist/index.js acts on --profile");

    public static readonly FactTable<Answer> HasSystemdEnvFile = Question("service.hasSystemdEnvFile", "whether there is a gateway.systemd.env");

    public static readonly FactTable<Answer> HasLaunchdEnvFile = Question("service.hasLaunchdEnvFile", "whether the launchd agent reads a file of variables");

    public static readonly FactTable<Inventory> DistInventory = Choice<Inventory>("package.distInventory", "whether changed files in dist are noticed");

    // "engines" of each package.json; 2026.7.1 and 2026.7.35 were seen to refuse node 22.22.0.
    public static readonly FactTable<NodeRange?> Engines = new("package.engines", "which Node it needs", null, FactValue.Range);
}
