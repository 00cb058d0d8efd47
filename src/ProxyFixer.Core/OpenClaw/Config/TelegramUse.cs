using ProxyFixer.Tree;
using static ProxyFixer.OpenClaw.Config.OpenClawConfig;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>Tells whether a gateway starts its Telegram channel.</summary>
/// <remarks>Source: tokens in the code of OpenClaw 2026.2.25 and 2026.3.8.</remarks>
internal static class TelegramUse
{
    private const string Channel = "telegram";

    /// <summary>Looks at a config and an environment.</summary>
    /// <param name="config">The config with everything it includes; null where there is none.</param>
    /// <param name="environment">What the gateway sees once it has read its files.</param>
    /// <returns>True where an account that is not disabled has a token.</returns>
    public static bool Find(Node? config, IReadOnlyDictionary<string, string> environment)
    {
        if (ChannelUse.IsOff(config, environment, Channel))
        {
            return false;
        }

        var section = At(config, "channels", Channel);
        var accounts = (At(section, "accounts") as ObjectNode)?.Members.Select(member => member.Value).ToArray() ?? [];
        var hasToken = HasToken(section) || !string.IsNullOrWhiteSpace(environment.GetValueOrDefault("TELEGRAM_BOT_TOKEN"));
        return accounts.Length == 0 ? hasToken : accounts.Any(account => !ChannelUse.IsDisabled(account) && (hasToken || HasToken(account)));
    }

    // A reference to a secret is an object; whether it leads somewhere only OpenClaw knows.
    private static bool HasToken(Node? section) =>
        At(section, "botToken") is ObjectNode || IsText(At(section, "botToken")) || IsText(At(section, "tokenFile"));

    private static bool IsText(Node? node) => !string.IsNullOrWhiteSpace((node as ScalarNode)?.AsString);
}
