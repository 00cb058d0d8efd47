using ProxyFixer.NodeJs;

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
    public static readonly FactTable<StoreForm> Sessions = new(
        "where sessions are kept",
        StoreForm.Unknown,
        new("2026.1.29", StoreForm.Files, "up to OpenClaw 2026.7.x sessions are JSON lines in the state folder", "runs"),
        new("2026.8.1", StoreForm.Sqlite, "since OpenClaw 2026.8.1 sessions are in openclaw-agent.sqlite", "run of 2026.8.1"));

    public static readonly FactTable<StoreForm> AuthProfiles = new(
        "where sign-ins are kept",
        StoreForm.Unknown,
        new("2026.1.29", StoreForm.Files, "up to OpenClaw 2026.5.28 sign-ins are in auth-profiles.json", "code"),
        new("2026.6.1", StoreForm.Sqlite, "since OpenClaw 2026.6 sign-ins are in openclaw-agent.sqlite", "code"));

    // 25 versions of openclaw were looked at; none between 2026.8.1 and 2026.9.6.
    public static readonly FactTable<Inventory> DistInventory = new(
        "whether changed files in dist are noticed",
        Inventory.Unknown,
        new("2026.1.29", Inventory.None, "OpenClaw before 2026.4.29 keeps no list of its files", "code"),
        new("2026.4.29", Inventory.Names, "OpenClaw lists the names of its files in dist; no backup or marker may be put there",
            "code"),
        new("2026.8.2", Inventory.Unknown, "whether this OpenClaw notices changed files was not looked at",
            "code of 2026.8.1 and 2026.9.6"),
        new("2026.9.6", Inventory.Contents, "OpenClaw 2026.9.6 keeps a sha256 of each file in dist, which its updater compares",
            "code"));

    public static readonly FactTable<Answer> HasSystemdEnvFile = new(
        "whether there is a gateway.systemd.env",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "OpenClaw before 2026.4.14 has no gateway.systemd.env", "code"),
        new("2026.4.14", Answer.Yes, "the unit reads gateway.systemd.env of the state folder since OpenClaw 2026.4.14",
            "code, runs"));

    // "engines" of each package.json; 2026.7.1 and 2026.7.35 were seen to refuse node 22.22.0.
    public static readonly FactTable<NodeRange?> Engines = new(
        "which Node it needs",
        null,
        Engine("2026.1.29", ">=22.12.0"),
        Engine("2026.3.13", ">=22.16.0"),
        Engine("2026.3.24", ">=22.14.0"),
        Engine("2026.5.12", ">=22.16.0"),
        Engine("2026.5.18", ">=22.19.0"),
        Engine("2026.7.1", ">=22.22.3 <23 || >=24.15.0 <25 || >=25.9.0"),
        Engine("2026.9.3", ">=24.16.0 <25 || >=26.1.0"));

    private static FactRow<NodeRange?> Engine(string from, string range) =>
        new(from, NodeRange.Parse(range)!, $"this OpenClaw wants Node {range}", "engines of its package.json");
}
