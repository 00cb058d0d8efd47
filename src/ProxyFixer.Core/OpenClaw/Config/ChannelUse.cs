using ProxyFixer.Tree;
using static ProxyFixer.OpenClaw.Config.OpenClawConfig;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>Tells whether a gateway may start one of its channels.</summary>
/// <remarks>Source: plugins and channels in the code of OpenClaw 2026.2.25 and 2026.3.8.</remarks>
internal static class ChannelUse
{
    /// <summary>Tells whether a channel is turned off.</summary>
    /// <param name="config">The config with everything it includes; null where there is none.</param>
    /// <param name="environment">What the gateway sees once it has read its files.</param>
    /// <param name="channel">Its name in the config.</param>
    /// <returns>True where it, its plugin, or all channels are off.</returns>
    public static bool IsOff(Node? config, IReadOnlyDictionary<string, string> environment, string channel)
    {
        var plugins = At(config, "plugins");
        return IsTruthy(environment.GetValueOrDefault("OPENCLAW_SKIP_CHANNELS")) || IsTruthy(environment.GetValueOrDefault("OPENCLAW_SKIP_PROVIDERS"))
            || IsDisabled(plugins) || IsDisabled(At(plugins, "entries", channel)) || IsDisabled(At(config, "channels", channel))
            || (At(plugins, "deny") as ListNode)?.Items.Any(item => item is ScalarNode { Value: string name } && name == channel) == true;
    }

    /// <summary>Tells whether a section says that it is off.</summary>
    /// <param name="section">An object of the config, or null.</param>
    /// <returns>True for <c>enabled: false</c>.</returns>
    public static bool IsDisabled(Node? section) => At(section, "enabled") is ScalarNode { Value: false };

    private static bool IsTruthy(string? value) => value?.Trim().ToLowerInvariant() is "1" or "true" or "yes" or "on";
}
