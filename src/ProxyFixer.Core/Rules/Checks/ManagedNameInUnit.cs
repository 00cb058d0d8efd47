using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>The switch both in the config and in the unit: the next install drops the line that works.</summary>
public sealed class ManagedNameInUnit : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0109",
        "managed-name-in-unit",
        "The switch is in the config and in the unit, so install removes the line that works",
        Severity.Warning,
        """
        From 2026.4.12 on `gateway install` keeps lines that were added to the unit by hand, but not those whose name stands in the config's
        env section: it takes these for its own. The copy in the config has no effect at Node's start, so only the useless one is left.
        """,
        ["gateway install of 2026.4.15, 2026.4.29 and 2026.5.28, run"])
    {
        Versions = "OpenClaw from 2026.4.12 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: nothing is broken yet.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.5.28", "NODE_USE_ENV_PROXY=1", "HOME=/srv").Add("srv/.openclaw/openclaw.json", "{ env: { vars: { NODE_USE_ENV_PROXY: '1' } } }\n"),
                Reporting.Unit("2026.5.28", "NODE_USE_ENV_PROXY=1", "HOME=/srv").Add("srv/.openclaw/openclaw.json", "{}\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is ServiceSubject { Gateway: var gateway }
            && gateway.Systemd is { } service
            && service.Find("NODE_USE_ENV_PROXY") is { Origin: { Layer: VariableLayer.Environment, Location: { } line } }
            && line.Path == service.Fragment
            && gateway.Late.Variables.FirstOrDefault(late => late is { Source: LateSource.Config, Name: "NODE_USE_ENV_PROXY" }) is { } inConfig
            && gateway.Release.OnInstall(InstallItem.HandWrittenLine) is { Value: InstallEffect.KeptUnlessManaged or InstallEffect.Unknown } effect)
        {
            yield return this.Report(subject, Severity.Warning, line,
                $"The next gateway install removes NODE_USE_ENV_PROXY from {subject.Name}, because the config names it too: {(gateway.Version is null ? $"OpenClaw 2026.4.12 and later do; {Gateway.Doubt(null)}" : effect.Reason)}.",
                "nothing is broken yet",
                "Take NODE_USE_ENV_PROXY out of the config, where it has no effect, or move the line into a drop-in.") with
            {
                Related = [new(inConfig.Location, "the config names it here")],
            };
        }
    }
}
