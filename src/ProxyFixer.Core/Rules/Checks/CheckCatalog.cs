using System.Collections.Immutable;

namespace ProxyFixer.Rules.Checks;

/// <summary>The checks that rule files can name.</summary>
public static class CheckCatalog
{
    /// <summary>The checks, alphabetical.</summary>
    public static ImmutableArray<ICheck> All { get; } =
    [
        new AgentValueIsNoString(),
        new AllProxyIgnored(),
        new CodexBaseUrl(),
        new CodexNotReached(),
        new CodexProviderRenamed(),
        new CodexRefuses(),
        new ConfigHeaderLost(),
        new DropInIsNotRead(),
        new EmptyVariableHidesProxy(),
        new EtcEnvironmentReadTwice(),
        new ExpiredBaselineEntry(),
        new ExpiredSuppression(),
        new LoopbackProxyInContainer(),
        new LostAtNextInstall(),
        new ManagedNameInUnit(),
        new NoProxyBypassesCodex(),
        new NoProxyEntryWithoutEffect(),
        new NoProxyLacksLoopback(),
        new PasswordReadableByAll(),
        new PreloadReachesRequests(),
        new ProjectEnvFileNotPassed(),
        new ProviderBlockIncomplete(),
        new ProxyCasesDisagree(),
        new ProxyRefuses(),
        new ProxySplitsClients(),
        new ProxyValueStopsNode(),
        new ProxyValueUnusable(),
        new SessionLogNotRead(),
        new SetForEveryService(),
        new StaleBaselineEntry(),
        new SwitchMisleadsAxios(),
        new SyntaxIsBroken(),
        new SystemdLosesValue(),
        new TelegramDropsProxy(),
        new TokenRefreshGoesDirect(),
        new UnexpectedProxy(),
        new UnexplainedSuppression(),
        new UnitDoesNotLoad(),
        new UnknownSuppression(),
        new UnusedSuppression(),
        new VariableTakenAway(),
        new VersionOutsideKnowledge(),
        new WebFetchIgnoresProxy(),
    ];

    /// <summary>Finds a check.</summary>
    /// <param name="name">Its name in rule files: that of its class.</param>
    /// <returns>The check; null where there is none of the name.</returns>
    public static ICheck? Find(string name) => All.FirstOrDefault(check => check.GetType().Name == name);
}
