using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Which installed code sends the agent's Codex request, by version.</summary>
/// <remarks>
/// Source: all versions of the three provider packages and 25 of openclaw; whole runs behind a proxy that ends TLS of 2026.3.8,
/// 3.31, 4.10, 5.7, 5.27, 6.11, 7.1, 7.35, 8.1 and 9.6. 2026.4.20 to 4.29 and 5.12 to 5.18 were not driven.
/// </remarks>
internal static class RequestTables
{
    private const string PiFile = "dist/providers/openai-codex-responses.js";

    private static readonly ImmutableArray<string> s_oneFunction = ["buildHeaders"];
    private static readonly ImmutableArray<string> s_threeFunctions =
        ["buildBaseCodexHeaders", "buildSSEHeaders", "buildWebSocketHeaders"];

    private static readonly PackageFile s_provider = new("@openclaw/ai", "dist/openai-chatgpt-responses-*.mjs");

    public static readonly FactTable<RequestPath?> Sender = new(
        "which code sends the Codex request",
        null,
        new("2026.1.29", Provider("@mariozechner/pi-ai", PiFile, s_oneFunction),
            "up to OpenClaw 2026.3.13 pi-ai's provider file sends the Codex request", "run of 2026.3.8, code"),
        new("2026.3.22", Provider("@mariozechner/pi-ai", PiFile, s_threeFunctions),
            "from OpenClaw 2026.3.22 to 2026.5.7 pi-ai's provider file sends the Codex request",
            "runs of 2026.3.31, 2026.4.10, 2026.5.7"),
        new("2026.5.12", Own(new PackageFile("@earendil-works/pi-ai", PiFile)),
            "since OpenClaw 2026.5.12 its own transport sends the Codex request, not pi-ai", "run of 2026.5.27, code"),
        new("2026.5.28", Own(new PackageFile("openclaw", "dist/openai-codex-responses-*.js")),
            "OpenClaw 2026.5.28 sends the Codex request by its own transport; the bundled provider is not used",
            "run of 2026.5.28"),
        new("2026.5.30-beta.1", Own(new PackageFile("openclaw", "dist/openai-chatgpt-responses-*.js")),
            "this OpenClaw sends the Codex request by its own transport; the bundled provider is not used",
            "run of 2026.6.11, code"),
        new("2026.7.1-beta.4", Own(s_provider),
            "up to OpenClaw 2026.7.35 its own transport sends the Codex request; @openclaw/ai is not used for it",
            "runs of 2026.7.1 and 2026.7.35"),
        new("2026.8.1", new RequestPath(s_provider, s_threeFunctions, [], IsOwnTransport: false),
            "since OpenClaw 2026.8.1 the provider file of @openclaw/ai sends the Codex request",
            "runs of 2026.8.1 and 2026.9.6"));

    // With agentRuntime.id "codex" a separate program sends.
    public static readonly FactTable<Answer> HasCodexRuntime = new(
        "whether turns can run in the external Codex program",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "before OpenClaw 2026.5.12 every turn runs in OpenClaw's own process", "code"),
        new("2026.5.12", Answer.Yes,
            "since OpenClaw 2026.5.12 a model with the codex runtime is served by a separate program that no change of "
            + "JavaScript reaches",
            "code"));

    /// <summary>Files that look like the sender and never are: bundles for the browser and for workers.</summary>
    public static ImmutableArray<(PackageFile File, string Reason)> NeverTheSender { get; } =
    [
        (new("openclaw", "dist/control-ui/assets/openai-codex-responses-*.js"),
            "a bundle for the browser, where these headers cannot be set (2026.3.31 and 2026.4.2)"),
        (new("openclaw", "dist/worker/worker.mjs"), "a worker bundle whose hash gateway and nodes compare (since 2026.8.1)"),
        (new("openclaw", "dist/worker/sqlite-store.worker.mjs"),
            "a worker bundle whose hash gateway and nodes compare (2026.9.6)"),
    ];

    private static RequestPath Provider(string package, string file, ImmutableArray<string> functions) =>
        new(new(package, file), functions, [], IsOwnTransport: false);

    private static RequestPath Own(PackageFile unused) =>
        new(new("openclaw", "dist/openai-transport-stream-*.js"), ["buildOpenAIClientHeaders"], [unused], IsOwnTransport: true);
}
