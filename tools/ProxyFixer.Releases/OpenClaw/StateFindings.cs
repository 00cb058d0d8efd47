using System.Text.RegularExpressions;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>What a release reads and keeps in its state folder.</summary>
internal static partial class StateFindings
{
    public static IEnumerable<Finding> All { get; } =
    [
        Finding.Question("state.readsClawdbotVariables", ["CLAWDBOT_STATE_DIR"], package => package.Has(MovesState())),
        Finding.Question("state.workingFolderDropsProxies", ["BLOCKED_WORKSPACE_DOTENV_KEYS"], package => package.Has(WorkspaceList())),
        new("state.sessions", ["transcript_events"], package => package.Has("transcript_events") ? "sqlite" : "files"),
        new("state.authProfiles", ["openclaw-agent.sqlite"], package => package.Has("openclaw-agent.sqlite") ? "sqlite" : "files"),
        Finding.Mark("state.readsGatewayEnv", "\"gateway.env\""),
    ];

    [GeneratedRegex(@"[^.]env\.OPENCLAW_STATE_DIR\?\.trim\(\) \|\| env\.CLAWDBOT_STATE_DIR")]
    private static partial Regex MovesState();

    [GeneratedRegex("BLOCKED_WORKSPACE_DOTENV_KEYS[^;]*\"HTTPS_PROXY\"")]
    private static partial Regex WorkspaceList();
}
