using ProxyFixer.NodeJs.Undici;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Gateways;

public sealed partial record Gateway
{
    /// <summary>
    /// Whether it reaches a proxy of the environment only with NODE_USE_ENV_PROXY=1; for some releases that hangs on Telegram, and for
    /// those with an older undici on Node, whose fetch does not see its dispatcher from 26 on.
    /// </summary>
    public Fact<Answer> NeedsSwitch
    {
        get
        {
            var fact = Release.NeedsSwitch(Late.UsesTelegram);
            var unseen = Node?.Version is { } node ? Dispatchers.Count(one => !one.LeadsFetchOf(node)) : 0;
            return fact.Value != Answer.No || unseen == 0 || TelegramDropsProxies ? fact : fact with
            {
                Value = unseen == Dispatchers.Length ? Answer.Yes : Answer.Unknown,
                Reason = $"{fact.Reason}, but fetch of Node {Node!.Version} does not see the one of undici before 7.27",
                Source = UndiciRelease.Source,
            };
        }
    }

    /// <summary>Says why the answer is unknown, to follow "that matters for some releases"; no full stop.</summary>
    /// <param name="version">The release, or null.</param>
    /// <returns>Half a sentence.</returns>
    public static string Doubt(OpenClawVersion? version) =>
        version is null ? "the release is unknown" : $"here, with {version}, it is not certain";

    /// <summary>True where it starts Telegram, and that makes its fetch forget every proxy.</summary>
    public bool TelegramDropsProxies => Late.UsesTelegram == true && Release.TelegramDropsDispatcher.Value == Answer.Yes;
}
