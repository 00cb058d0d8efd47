namespace ProxyFixer.NodeJs;

/// <summary>Whether node survives reading the proxy variables.</summary>
internal static class StartupCheck
{
    /// <summary>Follows node's order: the agent of http, then fetch for HTTP_PROXY, then fetch for HTTPS_PROXY.</summary>
    public static Startup Run(NodeStart start, NodeRelease release, FetchRules rules, bool isOn)
    {
        if (!isOn)
        {
            return new(StartupKind.Runs, null, null, "the switch is off, so no proxy variable is read");
        }
        Func<ProxyVariable?, ValueVerdict> byAgent = found => Verdict(found, value => ProxyValue.ReadByAgent(value.Value, release));
        Func<ProxyVariable?, ValueVerdict> byFetch = found => Verdict(found, value => ProxyValue.ReadByFetch(value, rules));
        return (release.CoversHttpRequest && start.Dispatchers.IsEmpty ? Blame(ProxyVariable.Filled(start, "http_proxy"), byAgent) : null)
            ?? Blame(ProxyVariable.Defined(start, "http_proxy"), byFetch)
            ?? Blame(ProxyVariable.Defined(start, "https_proxy"), byFetch)
            ?? new(StartupKind.Runs, null, null, "every proxy variable can be read");
    }

    private static ValueVerdict Verdict(ProxyVariable? found, Func<ProxyVariable, ValueVerdict> read) =>
        found is { Value.Length: > 0 } ? read(found) : ValueVerdict.Accepted;

    private static Startup? Blame(ProxyVariable? found, Func<ProxyVariable?, ValueVerdict> read) => read(found) switch
    {
        { IsJudged: false } verdict => new(StartupKind.Unknown, found!.Name, null, $"{found.Name} {verdict.Problem}"),
        { ErrorCode: { } code } verdict =>
            new(StartupKind.Crashes, found!.Name, code, $"{found.Name} {verdict.Problem} ({code})"),
        _ => null,
    };
}
