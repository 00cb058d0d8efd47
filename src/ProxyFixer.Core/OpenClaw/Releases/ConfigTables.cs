namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The names the Codex provider has in the config, and in the models' names "provider/model".</summary>
/// <param name="Provider">Key below models.providers.</param>
/// <param name="Api">Value of its <c>api</c>.</param>
public sealed record ProviderNames(string Provider, string Api);

/// <summary>Shape of the config, by version.</summary>
internal static class ConfigTables
{
    public static readonly FactTable<ProviderNames?> Codex = new(
        "what the Codex provider is called",
        null,
        new("2026.1.29", new("openai-codex", "openai-codex-responses"),
            "up to OpenClaw 2026.5.28 the Codex provider is openai-codex", "code, runs"),
        new("2026.5.30-beta.1", new("openai", "openai-chatgpt-responses"),
            "since OpenClaw 2026.6.1 the Codex provider is openai with api openai-chatgpt-responses", "code, run of 2026.6.11"));

    public static readonly FactTable<Answer> ProviderNeedsBaseUrlAndModels = new(
        "whether a provider block needs baseUrl and models",
        Answer.Unknown,
        new("2026.1.29", Answer.Yes, "up to OpenClaw 2026.5.18 a provider block without baseUrl and models is an invalid config",
            "runs"),
        new("2026.5.19", Answer.No, "since OpenClaw 2026.5.19 baseUrl and models of a provider block are optional", "code"));

    // 2026.5.12 to 5.18 were not driven; 5.20, 5.27 and 5.28 let it through; 6.11 and 7.1 lay their own over it.
    public static readonly FactTable<Answer> ConfigSetsUserAgent = new(
        "whether a User-Agent from the config reaches the Codex back end",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "this OpenClaw lays its own User-Agent and originator over the config's", "runs of 2026.3.8 to 2026.5.7, also with originator (2026.4.15)"),
        new("2026.5.12", Answer.Unknown, "whether this OpenClaw lets the config set User-Agent was not run",
            "code of neighbouring versions"),
        new("2026.5.20", Answer.Yes, "from OpenClaw 2026.5.20 to 2026.5.28 a User-Agent from the config arrives",
            "runs of 2026.5.20 and 2026.5.28"),
        new("2026.6.1", Answer.No, "since OpenClaw 2026.6.1 its own User-Agent and originator lie over the config's",
            "runs of 2026.6.11, 2026.7.1, 2026.8.1"));

    public static readonly FactTable<Answer> KnowsProviderRequest = new(
        "whether a provider's entry may have request",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "before OpenClaw 2026.4.5 a provider's entry has no key request, and a config with a key that is not known is refused",
            "schema of 2026.3.8"),
        new("2026.4.5", Answer.Yes, "since OpenClaw 2026.4.5 a provider's entry may have request", "schema of 2026.4.9, runs of 2026.4.15 and 2026.5.28"));

    // A run of 2026.5.28 ended in the guard against private addresses, because the proxy was on loopback.
    public static readonly FactTable<Answer> CodexFollowsProviderProxy = new(
        "whether Codex requests follow request.proxy of the provider's entry",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "before OpenClaw 2026.4.5 a provider's entry has no key request", "schema of 2026.3.8"),
        new("2026.4.5", Answer.No, "from OpenClaw 2026.4.5 to 2026.5.7 pi-ai sends Codex requests, which does not look at it", "run of 2026.4.15, code"),
        new("2026.5.12", Answer.Unknown, "whether Codex requests of this OpenClaw follow request.proxy was not seen", "run of 2026.5.28"));

    public static readonly FactTable<Answer> ReadsClawdbotVariables = new(
        "whether CLAWDBOT_STATE_DIR and CLAWDBOT_CONFIG_PATH are read",
        Answer.Unknown,
        new("2026.1.29", Answer.Yes, "up to OpenClaw 2026.3.13 the CLAWDBOT_ variables are read", "code"),
        new("2026.3.22", Answer.No, "since OpenClaw 2026.3.22 the CLAWDBOT_ variables are not read", "code"));
}
