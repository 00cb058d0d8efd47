using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy variable or the switch is set, and something else takes it away before the service starts.</summary>
public sealed class VariableTakenAway : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null } gateway })
        {
            yield break;
        }

        foreach (var (variable, by) in gateway.Service.TakenAway.Where(taken => Matters(gateway, taken.Variable.Name, isToldElsewhere: false)))
        {
            yield return new(Case.Wrapper, by ?? gateway.Service.StartsAt, ("variable", variable.Name))
            {
                AtMost = LimitOf(gateway, variable.Name, gateway.Systemd?.Find(variable.Name) is { Origin.Layer: < VariableLayer.PassEnvironment }),
                Related = variable.Where is null ? [] : [new(variable.Where, $"{variable.Name} is set here")],
            };
        }

        foreach (var result in gateway.Systemd is { } service ? OfSystemd(gateway, service) : [])
        {
            yield return result;
        }
    }

    private static IEnumerable<CheckResult> OfSystemd(Gateway gateway, EffectiveService service)
    {
        foreach (var lost in service.Lost.Where(lost => Matters(gateway, lost.Name, isToldElsewhere: lost.IsUnset)))
        {
            yield return new(lost.IsUnset ? null : Case.Cleared, lost.By, ("variable", lost.Name))
            {
                AtMost = LimitOf(gateway, lost.Name, lost.Origins.All(origin => origin.Layer < VariableLayer.PassEnvironment)),
                Related = [.. lost.Origins.Where(origin => origin.Location is not null).Select(origin => new RelatedPlace(origin.Location!, $"{lost.Name} is set here"))],
            };
        }

        if (service.Find("NODE_OPTIONS") is { Value: "" } empty
            && empty.Overridden.LastOrDefault(one => one.Value.Contains("use-env-proxy", StringComparison.Ordinal)) is { Location: { } overridden })
        {
            yield return new(Case.NodeOptions, empty.Origin.Location)
            {
                AtMost = NeedsIt(gateway) ? Severity.Warning : Severity.Info,
                Related = [new(overridden, "NODE_OPTIONS is set here")],
            };
        }
    }

    // An unset switch is told by PXF0101, which is an error then.
    private static bool Matters(Gateway gateway, string name, bool isToldElsewhere) =>
        name.ToUpperInvariant() is "HTTP_PROXY" or "HTTPS_PROXY" or "NO_PROXY"
        || (name == NodeSwitch.Variable && !isToldElsewhere && NeedsIt(gateway) && gateway.HasProxy);

    // Taking away what the whole machine or user has is a plain decision; taking away what this service was given is an accident.
    private static Severity LimitOf(Gateway gateway, string name, bool isOfAll) =>
        isOfAll || name.Equals("NO_PROXY", StringComparison.OrdinalIgnoreCase) || gateway.HasProxy && name != NodeSwitch.Variable
            ? Severity.Info
            : Severity.Warning;

    private static bool NeedsIt(Gateway gateway) => gateway.NeedsSwitch.Value != Answer.No;

    private static class Case
    {
        public const string Cleared = "cleared";
        public const string Wrapper = "wrapper";
        public const string NodeOptions = "node-options";
    }
}
