using ProxyFixer.Knowledge.OpenClaw;

namespace ProxyFixer.Gateways;

public sealed partial record Gateway
{
    /// <summary>Whether it reaches a proxy of the environment only with NODE_USE_ENV_PROXY=1; for some releases that hangs on Telegram.</summary>
    public Fact<Answer> NeedsSwitch => Release.NeedsSwitch(Late.UsesTelegram);

    /// <summary>Says why the answer is unknown, to follow "that matters for some releases"; no full stop.</summary>
    /// <param name="version">The release, or null.</param>
    /// <returns>Half a sentence.</returns>
    public static string Doubt(OpenClawVersion? version) =>
        version is null ? "which release this is cannot be told" : $"here, with {version}, it is not certain";

    /// <summary>True where it starts Telegram, and that makes its fetch forget every proxy.</summary>
    public bool TelegramDropsProxies => Late.UsesTelegram == true && Release.TelegramDropsDispatcher.Value == Answer.Yes;
}
