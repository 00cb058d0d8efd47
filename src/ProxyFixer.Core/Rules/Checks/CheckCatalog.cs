using System.Collections.Immutable;

namespace ProxyFixer.Rules.Checks;

/// <summary>The checks that rule files can name.</summary>
public static class CheckCatalog
{
    /// <summary>The checks and their names, those of their classes; alphabetical. The names are constants: most runs ask for none of a class.</summary>
    public static ImmutableArray<(string Name, ICheck Check)> All { get; } =
    [
        (nameof(AgentValueIsNoString), new AgentValueIsNoString()),
        (nameof(AllProxyIgnored), new AllProxyIgnored()),
        (nameof(CertificatesNotLoaded), new CertificatesNotLoaded()),
        (nameof(CodexBaseUrl), new CodexBaseUrl()),
        (nameof(CodexNotReached), new CodexNotReached()),
        (nameof(CodexProviderRenamed), new CodexProviderRenamed()),
        (nameof(CodexRefuses), new CodexRefuses()),
        (nameof(ConfigHeaderLost), new ConfigHeaderLost()),
        (nameof(ConfigProxyRefused), new ConfigProxyRefused()),
        (nameof(DropInIsNotRead), new DropInIsNotRead()),
        (nameof(EmptyVariableHidesProxy), new EmptyVariableHidesProxy()),
        (nameof(EtcEnvironmentReadTwice), new EtcEnvironmentReadTwice()),
        (nameof(ExpiredBaselineEntry), new ExpiredBaselineEntry()),
        (nameof(ExpiredSuppression), new ExpiredSuppression()),
        (nameof(LoopbackProxyInContainer), new LoopbackProxyInContainer()),
        (nameof(LostAtNextInstall), new LostAtNextInstall()),
        (nameof(ManagedNameInUnit), new ManagedNameInUnit()),
        (nameof(NoProxyBypassesCodex), new NoProxyBypassesCodex()),
        (nameof(NoProxyEntryWithoutEffect), new NoProxyEntryWithoutEffect()),
        (nameof(NoProxyLacksLoopback), new NoProxyLacksLoopback()),
        (nameof(PasswordReadableByAll), new PasswordReadableByAll()),
        (nameof(PreloadReachesRequests), new PreloadReachesRequests()),
        (nameof(ProjectEnvFileNotPassed), new ProjectEnvFileNotPassed()),
        (nameof(ProviderBlockIncomplete), new ProviderBlockIncomplete()),
        (nameof(ProxyCasesDisagree), new ProxyCasesDisagree()),
        (nameof(ProxyRefuses), new ProxyRefuses()),
        (nameof(ProxySplitsClients), new ProxySplitsClients()),
        (nameof(ProxyValueStopsNode), new ProxyValueStopsNode()),
        (nameof(ProxyValueUnusable), new ProxyValueUnusable()),
        (nameof(SessionLogNotRead), new SessionLogNotRead()),
        (nameof(SetForEveryService), new SetForEveryService()),
        (nameof(StaleBaselineEntry), new StaleBaselineEntry()),
        (nameof(SwitchMisleadsAxios), new SwitchMisleadsAxios()),
        (nameof(SyntaxIsBroken), new SyntaxIsBroken()),
        (nameof(SystemdLosesValue), new SystemdLosesValue()),
        (nameof(TelegramDropsProxy), new TelegramDropsProxy()),
        (nameof(TokenRefreshGoesDirect), new TokenRefreshGoesDirect()),
        (nameof(UnexpectedProxy), new UnexpectedProxy()),
        (nameof(UnexplainedSuppression), new UnexplainedSuppression()),
        (nameof(UnitDoesNotLoad), new UnitDoesNotLoad()),
        (nameof(UnknownSuppression), new UnknownSuppression()),
        (nameof(UnusedSuppression), new UnusedSuppression()),
        (nameof(VariableTakenAway), new VariableTakenAway()),
        (nameof(VersionOutsideKnowledge), new VersionOutsideKnowledge()),
        (nameof(WebFetchIgnoresProxy), new WebFetchIgnoresProxy()),
    ];

    /// <summary>Finds a check.</summary>
    /// <param name="name">Its name in rule files: that of its class.</param>
    /// <returns>The check; null where there is none of the name.</returns>
    public static ICheck? Find(string name) => All.FirstOrDefault(one => one.Name == name).Check;
}
