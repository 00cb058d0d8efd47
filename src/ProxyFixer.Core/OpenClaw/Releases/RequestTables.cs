using System.Collections.Immutable;
using static ProxyFixer.OpenClaw.Releases.FactTable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Which installed code sends the agent's Codex request, by version.</summary>
/// <remarks>
/// Source: all versions of the three provider packages and of openclaw; whole runs behind a proxy that ends TLS of 2026.3.8,
/// 3.31, 4.10, 5.7, 5.27, 6.11, 7.1, 7.35, 8.1 and 9.6. 2026.4.20 to 4.29 and 5.12 to 5.18 were not driven.
/// </remarks>
internal static class RequestTables
{
    public static readonly FactTable<RequestPath?> Sender = new("request.sender", "which code sends the Codex request", null, FactValue.Sender);

    // With agentRuntime.id "codex" a separate program sends.
    public static readonly FactTable<Answer> HasCodexRuntime =
        Question("request.hasCodexRuntime", "whether turns can run in the external Codex program");

    /// <summary>Files that look like the sender and never are: bundles for the browser and for workers.</summary>
    public static ImmutableArray<(PackageFile File, string Reason)> NeverTheSender { get; } =
    [
        (new("openclaw", "dist/control-ui/assets/openai-codex-responses-*.js"),
            "a bundle for the browser, where these headers cannot be set (2026.3.31 and 2026.4.2)"),
        (new("openclaw", "dist/worker/worker.mjs"), "a worker bundle whose hash gateway and nodes compare (since 2026.8.1)"),
        (new("openclaw", "dist/worker/sqlite-store.worker.mjs"),
            "a worker bundle whose hash gateway and nodes compare (2026.9.6)"),
    ];
}
