using System.Collections.Immutable;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.Undici;

namespace ProxyFixer.OpenClaw.Releases;

public sealed partial class OpenClawRelease
{
    /// <summary>Files that look like the sender of the Codex request and must never be changed, and why.</summary>
    public static ImmutableArray<(PackageFile File, string Reason)> NeverTheSender => RequestTables.NeverTheSender;

    /// <summary>When OpenClaw's own dispatcher for the environment's proxies starts.</summary>
    public Fact<DispatcherStart> Dispatcher => ProxyTables.Dispatcher.Of(Version);

    /// <summary>The versions of undici that its own proxy dispatcher may be of: the pinned one, or one for each set of rules that its range allows.</summary>
    public Fact<ImmutableArray<UndiciRelease>> Undici => ProxyTables.Undici.Of(Version);

    /// <summary><see cref="Undici"/> where it installs a proxy dispatcher; empty where it installs none, or that is not known.</summary>
    public ImmutableArray<UndiciRelease> Dispatchers =>
        Dispatcher.Value is DispatcherStart.Unknown or DispatcherStart.None ? [] : Undici.Value;

    /// <summary>Whether Codex requests follow ALL_PROXY.</summary>
    public Fact<Answer> FollowsAllProxy => ProxyTables.AllProxy.Of(Version);

    /// <summary>Whether proxy variables in the config's env section are dropped without a word.</summary>
    public Fact<Answer> DropsProxiesInConfig => ConfigTables.DropsProxies.Of(Version);

    /// <summary>Whether proxy variables in the .env of the working folder are dropped.</summary>
    public Fact<Answer> DropsProxiesInWorkingFolder => StateTables.WorkingFolderDropsProxies.Of(Version);

    /// <summary>Whether fetch knows no proxy any more once Telegram has started, whatever the environment says.</summary>
    public Fact<Answer> TelegramDropsDispatcher => ProxyTables.TelegramDropsDispatcher.Of(Version);

    /// <summary>Whether the ChatGPT sign-in and its renewal go the way of other requests; no where they connect directly whatever the environment says.</summary>
    public Fact<Answer> TokenRequestsFollow => ProxyTables.TokenRequestsFollow.Of(Version);

    /// <summary>The channels, by their names in the config, whose requests axios sends; empty when the version is not known.</summary>
    public Fact<ImmutableArray<string>> AxiosChannels => ProxyTables.AxiosChannels.Of(Version);

    /// <summary>Whether the config has <c>tools.web.fetch.useTrustedEnvProxy</c>, without which web_fetch connects directly.</summary>
    public Fact<Answer> KnowsWebFetchProxy => ConfigTables.KnowsWebFetchProxy.Of(Version);

    /// <summary>The proxy section of the config.</summary>
    public Fact<ManagedProxy> ManagedProxy => ConfigTables.ManagedProxy.Of(Version);

    /// <summary>What the Codex provider is called in the config; null when the version is not known.</summary>
    public Fact<ProviderNames?> CodexProvider => ConfigTables.Codex.Of(Version);

    /// <summary>Whether a provider block of the config must have baseUrl and models.</summary>
    public Fact<Answer> ProviderNeedsBaseUrlAndModels => ConfigTables.ProviderNeedsBaseUrlAndModels.Of(Version);

    /// <summary>Whether a provider's entry of the config may have <c>request</c>.</summary>
    public Fact<Answer> KnowsProviderRequest => ConfigTables.KnowsProviderRequest.Of(Version);

    /// <summary>Whether Codex requests follow <c>request.proxy</c> of the provider's entry.</summary>
    public Fact<Answer> CodexFollowsProviderProxy => ConfigTables.CodexFollowsProviderProxy.Of(Version);

    /// <summary>Tells the form of a <c>baseUrl</c>.</summary>
    /// <param name="address">The value.</param>
    /// <returns>The form.</returns>
    public static CodexAddressForm AddressForm(string address) => CodexAddress.FormOf(address);

    /// <summary>Whether Codex requests fail with a <c>baseUrl</c> of some form.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Yes, no, or unknown, and why.</returns>
    public Fact<Answer> FailsWith(CodexAddressForm form) => CodexAddress.Fails(Version, form);

    /// <summary>Whether requests go by an address that stands in models.json only.</summary>
    public Fact<Answer> CacheAddressCounts => CodexAddress.CacheCounts.Of(Version);

    /// <summary>Whether a User-Agent among the config's headers arrives; Origin, Referer and Accept-Language always do.</summary>
    public Fact<Answer> ConfigSetsUserAgent => ConfigTables.ConfigSetsUserAgent.Of(Version);

    /// <summary>Whether the state folder can be moved by CLAWDBOT_STATE_DIR and the config by CLAWDBOT_CONFIG_PATH.</summary>
    public Fact<Answer> ReadsClawdbotVariables => StateTables.ReadsClawdbotVariables.Of(Version);

    /// <summary>The code that sends the agent's Codex request; null when the version is not known.</summary>
    public Fact<RequestPath?> RequestPath => RequestTables.Sender.Of(Version);

    /// <summary>Whether a model can be served by the external Codex program, which no change of JavaScript reaches.</summary>
    public Fact<Answer> HasCodexRuntime => RequestTables.HasCodexRuntime.Of(Version);

    /// <summary>Where session transcripts are kept.</summary>
    public Fact<StoreForm> Sessions => StateTables.Sessions.Of(Version);

    /// <summary>Where sign-ins are kept.</summary>
    public Fact<StoreForm> AuthProfiles => StateTables.AuthProfiles.Of(Version);

    /// <summary>Whether a changed file below dist is noticed.</summary>
    public Fact<Inventory> DistInventory => StateTables.DistInventory.Of(Version);

    /// <summary>Whether the gateway's unit reads gateway.systemd.env of the state folder.</summary>
    public Fact<Answer> HasSystemdEnvFile => StateTables.HasSystemdEnvFile.Of(Version);

    /// <summary>The versions of Node it accepts; null when the version of OpenClaw is not known.</summary>
    public Fact<NodeRange?> Engines => StateTables.Engines.Of(Version);

    /// <summary>Whether gateway.env of ~/.config/openclaw is read, where the state folder is the usual one.</summary>
    public Fact<Answer> ReadsGatewayEnv => StateTables.ReadsGatewayEnv.Of(Version);

    /// <summary>Whether dist/index.js acts on <c>--profile</c> and <c>--dev</c>, as the launcher always does.</summary>
    public Fact<Answer> IndexTakesProfile => StateTables.IndexTakesProfile.Of(Version);

    /// <summary>Whether a value of white space in the config's env.vars is ignored; an empty one always is.</summary>
    public Fact<Answer> SkipsBlankVars => ConfigTables.SkipsBlankVars.Of(Version);

    /// <summary>Whether env.vars.NAME of the config counts where env.NAME, which wins otherwise, refers to another variable.</summary>
    public Fact<Answer> SkipsReferencesFirst => ConfigTables.SkipsReferencesFirst.Of(Version);

    /// <summary>From what a merge of included files drops constructor and prototype.</summary>
    public Fact<MergeCleaning> MergeCleans => ConfigTables.MergeCleans.Of(Version);

    /// <summary>Whether the releases that write a file of variables beside a service need the switch.</summary>
    /// <param name="file">The file.</param>
    /// <returns>No where every release that writes it has a dispatcher; else unknown. Why.</returns>
    public static Fact<Answer> NeedsSwitchWith(ServiceFile file) => ServiceFiles.NeedsSwitch(file);

    /// <summary>Whether a name is dropped from the config's env section.</summary>
    /// <param name="name">Name of a variable, in any case.</param>
    /// <returns>Yes, no, or unknown when that depends on the unknown version.</returns>
    public Fact<Answer> DropsFromConfigEnv(string name) => BlockedNames.Of(Version, name);

    /// <summary>What gateway install makes of something.</summary>
    /// <param name="item">The thing.</param>
    /// <returns>What becomes of it.</returns>
    public Fact<InstallEffect> OnInstall(InstallItem item) => InstallTables.Of(Version, item);

    /// <summary>The last release whose gateway install writes something into the service itself.</summary>
    /// <param name="item">The thing.</param>
    /// <returns>The release; null where none ever did.</returns>
    public static OpenClawVersion? LastToStore(InstallItem item) => InstallTables.LastInline(item);
}
