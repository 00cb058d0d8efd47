using System.Collections.Immutable;
using ProxyFixer.NodeJs.Undici;
using static ProxyFixer.OpenClaw.Releases.FactTable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Which proxy settings OpenClaw itself follows, by version.</summary>
internal static class ProxyTables
{
    public static readonly FactTable<DispatcherStart> Dispatcher = Choice<DispatcherStart>("proxy.dispatcher", "when OpenClaw's own proxy dispatcher starts");

    // "dependencies" of each package.json. A range is installed as the newest of its line at that time: one version stands for each set of
    // rules it allows. The files beside an install tell which it is.
    public static readonly FactTable<ImmutableArray<UndiciRelease>> Undici = new("package.undici", "which undici it brings", [], FactValue.Undicis);

    // Runs with ALL_PROXY alone: 2026.3.8, 3.13 and 5.28 went direct, 9.6 went through it. From 2026.4.26 the code feeds it to
    // the global dispatcher; what 2026.8.1 to 9.5 do for Codex is from their code, which is that of 9.6.
    public static readonly FactTable<Answer> AllProxy = Question("proxy.followsAllProxy", "whether Codex requests follow ALL_PROXY");

    // Its own code: setGlobalDispatcher(new Agent(...)) of npm undici, which fetch of Node goes by too. With the undici of 2026.2.26
    // and Node 22.22.0 a fetch goes out directly afterwards, with NODE_USE_ENV_PROXY=1 and without.
    public static readonly FactTable<Answer> TelegramDropsDispatcher =
        Question("proxy.telegramDropsDispatcher", "whether the start of Telegram takes every proxy dispatcher away");

    // From 2026.5.28 on postTokenForm goes through the guarded fetch, which pins a dispatcher of its own. Without a mode that is a direct one,
    // unless OpenClaw's managed proxy is on; since 2026.9.2 it asks for "trusted_env_proxy".
    public static readonly FactTable<Answer> TokenRequestsFollow =
        Question("proxy.tokenRequestsFollow", "whether the ChatGPT sign-in and its renewal use the proxy of the environment");

    public static readonly FactTable<ImmutableArray<string>> AxiosChannels = new("proxy.axiosChannels", "which channels send with axios", [], FactValue.Texts);
}
