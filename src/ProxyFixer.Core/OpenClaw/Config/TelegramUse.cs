using ProxyFixer.Tree;
using static ProxyFixer.OpenClaw.Config.OpenClawConfig;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>Tells whether a gateway starts its Telegram channel.</summary>
/// <remarks>Source: plugins, channels and tokens in the code of OpenClaw 2026.2.25 and 2026.3.8.</remarks>
internal static class TelegramUse
{
    private const string Channel = "telegram";

    /// <summary>Looks at a config and an environment.</summary>
    /// <param name="config">The config with everything it includes; null where there is none.</param>
    /// <param name="environment">What the gateway sees once it has read its files.</param>
    /// <returns>True where an account that is not disabled has a token.</returns>
    public static bool Find(Node? config, IReadOnlyDictionary<string, string> environment)
    {
        var (plugins, section) = (At(config, "plugins"), At(config, "channels", Channel));
        var isOff = IsTruthy(environment.GetValueOrDefault("OPENCLAW_SKIP_CHANNELS")) || IsTruthy(environment.GetValueOrDefault("OPENCLAW_SKIP_PROVIDERS"))
            || IsDisabled(plugins) || IsDisabled(At(plugins, "entries", Channel)) || IsDisabled(section)
            || (At(plugins, "deny") as ListNode)?.Items.Any(item => item is ScalarNode { Value: Channel }) == true;
        if (isOff)
        {
            return false;
        }

        var accounts = (At(section, "accounts") as ObjectNode)?.Members.Select(member => member.Value).ToArray() ?? [];
        var hasToken = HasToken(section) || !string.IsNullOrWhiteSpace(environment.GetValueOrDefault("TELEGRAM_BOT_TOKEN"));
        return accounts.Length == 0 ? hasToken : accounts.Any(account => !IsDisabled(account) && (hasToken || HasToken(account)));
    }

    private static bool IsDisabled(Node? section) => At(section, "enabled") is ScalarNode { Value: false };

    // A reference to a secret is an object; whether it leads somewhere only OpenClaw knows.
    private static bool HasToken(Node? section) =>
        At(section, "botToken") is ObjectNode || IsText(At(section, "botToken")) || IsText(At(section, "tokenFile"));

    private static bool IsText(Node? node) => !string.IsNullOrWhiteSpace((node as ScalarNode)?.AsString);

    private static bool IsTruthy(string? value) => value?.Trim().ToLowerInvariant() is "1" or "true" or "yes" or "on";
}
