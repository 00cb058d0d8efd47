using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Proxy settings in a unit that OpenClaw writes anew.</summary>
public sealed class LostAtNextInstall : IRule
{
    private const string NoFix = "proxy values may hold a password and are not copied to a place where other users could read them";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0108",
        "lost-at-next-install",
        "OpenClaw will remove a proxy setting from a file that it generates",
        Severity.Warning,
        """
        The unit is generated. From 2026.4.26 on `openclaw gateway install`, `openclaw update` and `openclaw doctor --fix` remove proxy
        variables from it; earlier releases write it anew and lose NODE_USE_ENV_PROXY and every EnvironmentFile= that was added by hand.
        A drop-in beside the unit is never touched, nor is the .env file of the state folder. Property lists of launchd, and the env file
        beside them, are generated in the same way.
        """,
        ["gateway install of 2026.3.8 to 2026.7.1, run; openclaw issues 89385, 66248, 64931"])
    {
        Versions = "Proxy variables: OpenClaw from 2026.4.26 on. NODE_USE_ENV_PROXY: 2026.3.8 and up to 2026.1.30.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: proxy values may hold a password and are not copied to a place where other users could read them.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.5.28", "HTTPS_PROXY=http://127.0.0.1:7890", "OPENCLAW_SERVICE_MARKER=openclaw"),
                Reporting.Unit("2026.5.28", "OPENCLAW_SERVICE_MARKER=openclaw").Add(
                    Reporting.UnitPath + ".d/proxy.conf", "[Service]\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null } gateway })
        {
            yield break;
        }

        var isAgent = gateway.Service is LaunchdDefinition;
        var elsewhere = isAgent ? "Put the proxy into the .env file of the state folder." : "Move the lines into a drop-in (systemctl edit), or into the .env file of the state folder.";
        var stored = gateway.Release.OnInstall(InstallItem.ProxyVariables);
        var kept = gateway.Release.OnInstall(InstallItem.HandWrittenProxyLine);
        var proxies = Gateway.ProxyNames.Select(name => InGeneratedFile(gateway, name)).OfType<StartVariable>().Where(one => one.Value.Length > 0).ToArray();
        var names = string.Join(" and ", proxies.Select(one => one.Name));
        if (proxies.Length > 0 && gateway.Version is null)
        {
            yield return this.Report(subject, Severity.Warning, proxies[0].Where,
                $"{names} of {subject.Name} will be gone after the next install or update with OpenClaw 2026.4.26 and later; {Gateway.Doubt(null)}.", NoFix, elsewhere);
        }

        if (proxies.Length > 0 && stored.Value == InstallEffect.Absent && (isAgent || kept.Value == InstallEffect.Absent))
        {
            yield return this.Report(subject, Severity.Warning, proxies[0].Where,
                $"{names} of {subject.Name} will be gone after the next install or update: {(isAgent ? stored : kept).Reason}.",
                NoFix, elsewhere);
        }

        if (!isAgent && InGeneratedFile(gateway, "NODE_USE_ENV_PROXY") is { Value: "1" } line
            && gateway.NeedsSwitch.Value == Answer.Yes
            && gateway.Release.OnInstall(InstallItem.HandWrittenLine) is { Value: InstallEffect.Absent } lost)
        {
            yield return this.Report(subject, Severity.Info, line.Where,
                $"NODE_USE_ENV_PROXY of {subject.Name} will be gone after the next install or update: {lost.Reason}.",
                "nothing is broken yet",
                "Move the line into a drop-in (systemctl edit).");
        }
    }

    private static StartVariable? InGeneratedFile(Gateway gateway, string name) => gateway.Service switch
    {
        SystemdDefinition unit when gateway.Environment.ContainsKey("OPENCLAW_SERVICE_MARKER") && unit.Service.Find(name)?.Origin.Layer == VariableLayer.Environment
            && unit.Find(name) is { Where: { } place } found && place.Path == unit.Path => found,
        LaunchdDefinition { HasOpenClawName: true } agent => agent.Find(name),
        _ => null,
    };
}
