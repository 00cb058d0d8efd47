using static ProxyFixer.OpenClaw.Releases.FactTable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>What a release makes of its config.</summary>
internal static class ConfigTables
{
    public static readonly FactTable<ProviderNames?> Codex = new("config.codexProvider", "what the Codex provider is called", null, FactValue.Provider);

    public static readonly FactTable<Answer> ProviderNeedsBaseUrlAndModels =
        Question("config.providerNeedsBaseUrlAndModels", "whether a provider block needs baseUrl and models");

    // 2026.5.12 to 5.18 were not driven; 5.20, 5.27 and 5.28 let it through; 6.11 and 7.1 lay their own over it.
    public static readonly FactTable<Answer> ConfigSetsUserAgent =
        Question("config.setsUserAgent", "whether a User-Agent from the config reaches the Codex back end");

    public static readonly FactTable<Answer> KnowsProviderRequest =
        Question("config.knowsProviderRequest", "whether a provider's entry may have request");

    // A run of 2026.5.28 ended in the guard against private addresses, because the proxy was on loopback.
    public static readonly FactTable<Answer> CodexFollowsProviderProxy =
        Question("config.codexFollowsProviderProxy", "whether Codex requests follow request.proxy of the provider's entry");

    // 4.15 was seen to drop the variables; the names are in the list of blocked ones.
    public static readonly FactTable<Answer> DropsProxies =
        Question("config.dropsProxies", "whether proxy variables in the config's env are dropped");

    public static readonly FactTable<ManagedProxy> ManagedProxy = new(
        "config.managedProxy", "which keys proxy has in the config", new([], Answer.Unknown, Answer.Unknown), FactValue.Proxy);

    public static readonly FactTable<Answer> SkipsBlankVars =
        Question("config.skipsBlankVars", "whether a value of white space in the config's env.vars is ignored");

    public static readonly FactTable<Answer> SkipsReferencesFirst =
        Question("config.skipsReferencesFirst", "whether env.vars.NAME of the config counts where env.NAME refers to another variable");

    public static readonly FactTable<MergeCleaning> MergeCleans =
        Choice<MergeCleaning>("config.mergeCleans", "from what a merge of included files drops constructor and prototype");

    public static readonly FactTable<Answer> KnowsWebFetchProxy =
        Question("config.knowsWebFetchProxy", "whether web_fetch can be told to use the proxy of the environment");
}
