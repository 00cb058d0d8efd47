using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Preloads;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Code that Node loads before OpenClaw, and which requests it leads through a proxy.</summary>
public sealed class PreloadReachesRequests : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null } gateway })
        {
            return [];
        }

        var inVariable = gateway.Find("NODE_OPTIONS");
        return gateway.Preloads.Where(preload => preload.Reach != PreloadReach.Nothing).Select(preload => new CheckResult(
            CaseOf(preload, gateway), inVariable ?? subject.Anchor,
            ("file", NameOf(preload)), ("undici", preload.Undici?.Version.ToString() ?? ""), ("node", gateway.Node?.Version?.ToString() ?? "")));
    }

    // A name that leads to no file can be anything, also a secret in the wrong place.
    private static string NameOf(Preload preload) => preload.Path is null && preload.Reach != PreloadReach.GlobalAgent ? "a module" : preload.Name;

    private static string? CaseOf(Preload preload, Gateway gateway) => preload.Reach switch
    {
        PreloadReach.GlobalAgent => gateway.Environment.GetValueOrDefault("GLOBAL_AGENT_HTTP_PROXY") is { Length: > 0 }
            || gateway.Environment.ContainsKey("GLOBAL_AGENT_ENVIRONMENT_VARIABLE_NAMESPACE") ? Case.GlobalAgent : Case.GlobalAgentIdle,
        PreloadReach.Agents => Case.Agents,
        PreloadReach.Dispatcher => preload.Undici is { } undici && gateway.Node?.Version is { } node && !undici.LeadsFetchOf(node) ? Case.DispatcherUnseen : Case.Dispatcher,
        _ => preload.Path is null ? Case.NotFound : null,
    };

    private static class Case
    {
        public const string GlobalAgent = "global-agent";
        public const string GlobalAgentIdle = "global-agent-idle";
        public const string Agents = "agents";
        public const string Dispatcher = "dispatcher";
        public const string DispatcherUnseen = "dispatcher-unseen";
        public const string NotFound = "not-found";
    }
}
