using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Proxy settings in a unit that OpenClaw writes anew.</summary>
public sealed class LostAtNextInstall : ICheck
{
    private const string Certificates = "NODE_EXTRA_CA_CERTS";

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null } gateway } service)
        {
            yield break;
        }

        var isAgent = gateway.Service is LaunchdDefinition;
        var stored = gateway.Release.OnInstall(InstallItem.ProxyVariables);
        var kept = gateway.Release.OnInstall(InstallItem.HandWrittenProxyLine);
        var proxies = Gateway.ProxyNames.Select(name => InGeneratedFile(gateway, name)).OfType<StartVariable>().Where(one => one.Value.Length > 0).ToArray();
        var names = string.Join(" and ", proxies.Select(one => one.Name));
        if (proxies.Length > 0 && gateway.Version is null)
        {
            yield return new(isAgent ? Case.AgentReleaseUnknown : Case.ReleaseUnknown, proxies[0].Where, ("variables", names));
        }

        if (proxies.Length > 0 && stored.Value == InstallEffect.Absent && (isAgent || kept.Value == InstallEffect.Absent))
        {
            yield return new(isAgent ? Case.Agent : null, proxies[0].Where, ("variables", names), ("reason", (isAgent ? stored : kept).Reason));
        }

        if (InGeneratedFile(gateway, Certificates) is { Value.Length: > 0 } bundle && !IsOfInstall(service, bundle.Value, isAgent))
        {
            yield return new(isAgent ? Case.AgentCertificates : Case.Certificates, bundle.Where, ("variables", Certificates));
        }

        if (!isAgent && InGeneratedFile(gateway, NodeSwitch.Variable) is { Value: "1" } line
            && gateway.NeedsSwitch.Value == Answer.Yes
            && gateway.Release.OnInstall(InstallItem.HandWrittenLine) is { Value: InstallEffect.Absent } lost)
        {
            yield return new(Case.Switch, line.Where, ("variables", NodeSwitch.Variable), ("reason", lost.Reason));
        }
    }

    // What install finds by itself, or takes from the shell that runs it, it writes again.
    private static bool IsOfInstall(ServiceSubject service, string value, bool isAgent) =>
        (isAgent ? value == "/etc/ssl/cert.pem" : value.StartsWith("/etc/ssl/certs/ca-", StringComparison.Ordinal) || value.StartsWith("/etc/pki/", StringComparison.Ordinal))
        || service.Shell?.Variables.GetValueOrDefault(Certificates)?.Values.Contains(value) == true;

    private static StartVariable? InGeneratedFile(Gateway gateway, string name) => gateway.Service switch
    {
        SystemdDefinition unit when gateway.Environment.ContainsKey("OPENCLAW_SERVICE_MARKER") && unit.Service.Find(name)?.Origin.Layer == VariableLayer.Environment
            && unit.Find(name) is { Where: { } place } found && place.Path == unit.Path => found,
        LaunchdDefinition { HasOpenClawName: true } agent
            when agent.Find(name) is { Where: { } place } found && (place.Path == agent.Path || place.Path == agent.Command.EnvFile) => found,
        _ => null,
    };

    private static class Case
    {
        public const string Agent = "agent";
        public const string ReleaseUnknown = "release-unknown";
        public const string AgentReleaseUnknown = "agent-release-unknown";
        public const string Switch = "switch";
        public const string Certificates = "certificates";
        public const string AgentCertificates = "agent-certificates";
    }
}
