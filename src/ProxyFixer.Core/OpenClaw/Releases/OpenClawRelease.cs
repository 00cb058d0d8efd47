namespace ProxyFixer.OpenClaw.Releases;

/// <summary>What is known about one version of OpenClaw, or about OpenClaw when its version is not known.</summary>
/// <remarks>
/// Source: 78 published packages, 2026.1.29 to 2026.9.6, and runs of the real CLI and gateway behind a recording proxy
/// (docs/knowledge.md; tests/ProxyFixer.Tests/Data/openclaw-versions.json).
/// </remarks>
public sealed partial class OpenClawRelease
{
    private OpenClawRelease(OpenClawVersion? version) => Version = version;

    /// <summary>The version asked for; null when not known.</summary>
    public OpenClawVersion? Version { get; }

    /// <summary>Whether the answers are taken from a neighbour: newer, older or an unseen pre-release.</summary>
    public bool IsExtrapolated => Version is not null && KnownReleases.IsOutside(Version);

    /// <summary>Looks a version up.</summary>
    /// <param name="version">Null: every answer says whether, and at which versions, it matters.</param>
    /// <returns>What is known.</returns>
    public static OpenClawRelease Of(OpenClawVersion? version) => new(version);

    /// <summary>Whether OpenClaw reaches a proxy of the environment only with NODE_USE_ENV_PROXY=1.</summary>
    /// <remarks>No also where nothing in the environment would help: <see cref="TelegramDropsDispatcher"/>.</remarks>
    /// <param name="telegramEnabled">Whether the Telegram channel is enabled in the config; null: not known.</param>
    /// <returns>Yes, no, or unknown, and why.</returns>
    public Fact<Answer> NeedsSwitch(bool? telegramEnabled = null) => SwitchNeed.Of(Version, telegramEnabled);

    /// <summary>Whether <see cref="NeedsSwitch"/> depends on Telegram for this version.</summary>
    public bool AsksForTelegram => new[] { true, false }.Any(enabled => NeedsSwitch(enabled).Reason != NeedsSwitch().Reason);
}
