using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Knowledge.OpenClaw;
using ProxyFixer.Subjects;
using ProxyFixer.Systemd;

namespace ProxyFixer.Rules.BuiltIn;

/// <summary>Proxy settings in a unit that OpenClaw writes anew.</summary>
public sealed class LostAtNextInstall : IRule
{
    private const string NoFix = "proxy values may hold a password and are not copied into a drop-in, where other users could read them";
    private const string Help = "Move the lines into a drop-in (systemctl edit), or into the .env file of the state folder.";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0108",
        "lost-at-next-install",
        "OpenClaw will remove a proxy setting from its own unit",
        Severity.Warning,
        """
        The unit is generated. From 2026.4.26 on `openclaw gateway install`, `openclaw update` and `openclaw doctor --fix` remove proxy
        variables from it; earlier releases write it anew and lose NODE_USE_ENV_PROXY and every EnvironmentFile= that was added by hand.
        A drop-in beside the unit is never touched, nor is the .env file of the state folder.
        """,
        ["gateway install of 2026.3.8 to 2026.7.1, run; openclaw issues 89385, 66248, 64931"]);

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: proxy values may hold a password and are not copied into a drop-in, where other users could read them.",
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
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Systemd: { } service } gateway }
            || !gateway.Environment.ContainsKey("OPENCLAW_SERVICE_MARKER"))
        {
            yield break;
        }

        var inUnit = service.Variables.Where(variable => variable.Origin.Layer == VariableLayer.Environment
            && variable.Origin.Location?.Path == service.Fragment && variable.Value.Length > 0).ToArray();
        var kept = gateway.Release.OnInstall(InstallItem.HandWrittenProxyLine);
        var proxies = inUnit.Where(variable => Gateway.ProxyNames.Contains(variable.Name)).ToArray();
        var names = string.Join(" and ", proxies.Select(one => one.Name));
        if (proxies.Length > 0 && gateway.Version is null)
        {
            yield return this.Report(subject, Severity.Warning, proxies[0].Origin.Location,
                $"{names} of {subject.Name} will be gone after the next install or update with OpenClaw 2026.4.26 and later; {Gateway.Doubt(null)}.", NoFix, Help);
        }

        if (proxies.Length > 0 && kept.Value == InstallEffect.Absent && gateway.Release.OnInstall(InstallItem.ProxyVariables).Value == InstallEffect.Absent)
        {
            yield return this.Report(subject, Severity.Warning, proxies[0].Origin.Location,
                $"{names} of {subject.Name} will be gone after the next install or update: {kept.Reason}.",
                NoFix, Help);
        }

        if (inUnit.FirstOrDefault(variable => variable is { Name: "NODE_USE_ENV_PROXY", Value: "1" }) is { } line
            && gateway.NeedsSwitch.Value == Answer.Yes
            && gateway.Release.OnInstall(InstallItem.HandWrittenLine) is { Value: InstallEffect.Absent } lost)
        {
            yield return this.Report(subject, Severity.Info, line.Origin.Location,
                $"NODE_USE_ENV_PROXY of {subject.Name} will be gone after the next install or update: {lost.Reason}.",
                "nothing is broken yet",
                "Move the line into a drop-in (systemctl edit).");
        }
    }
}
