using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>The switch both in the config and in the unit: the next install drops the line that works.</summary>
public sealed class ManagedNameInUnit : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is ServiceSubject { Gateway: var gateway }
            && gateway.Systemd is { } service
            && service.Find(NodeSwitch.Variable) is { Origin: { Layer: VariableLayer.Environment, Location: { } line } }
            && line.Path == service.Fragment
            && gateway.Late.Variables.FirstOrDefault(late => late is { Source: LateSource.Config, Name: NodeSwitch.Variable }) is { } inConfig
            && gateway.Release.OnInstall(InstallItem.HandWrittenLine) is { Value: InstallEffect.KeptUnlessManaged or InstallEffect.Unknown } effect)
        {
            yield return new(gateway.Version is null ? Case.ReleaseUnknown : null, line, ("reason", effect.Reason))
            {
                Related = [new(inConfig.Location, "the config names it here")],
            };
        }
    }

    private static class Case
    {
        public const string ReleaseUnknown = "release-unknown";
    }
}
