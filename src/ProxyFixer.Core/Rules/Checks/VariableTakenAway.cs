using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy variable or the switch is set, and something else takes it away before the service starts.</summary>
public sealed class VariableTakenAway : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0107",
        "variable-taken-away",
        "A proxy setting is written for the service and taken away again",
        Severity.Warning,
        """
        UnsetEnvironment= beats everything that sets a variable. An empty Environment= in a drop-in clears all lines of the unit and of
        earlier drop-ins. An empty NODE_OPTIONS= hides a --use-env-proxy that came from elsewhere. systemd says nothing about any of it.
        """,
        ["systemd.exec(5), Environment= and UnsetEnvironment=; measured with systemd 252", "openclaw 2026.9: the unit sets NODE_OPTIONS to nothing"])
    {
        Versions = "All releases; UnsetEnvironment= exists from systemd 235 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: somebody wrote it on purpose.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["HTTPS_PROXY=http://127.0.0.1:7890", "UnsetEnvironment=HTTPS_PROXY"],
                ["HTTPS_PROXY=http://127.0.0.1:7890"]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Systemd: { } service } gateway })
        {
            yield break;
        }

        foreach (var lost in service.Lost.Where(lost => Matters(gateway, lost)))
        {
            var by = lost.IsUnset ? "UnsetEnvironment=" : "an empty Environment=";
            yield return this.Report(subject, SeverityOf(gateway, lost), lost.By,
                $"{subject.Name} starts without {lost.Name}: {by} takes it away.",
                "somebody wrote it on purpose",
                lost.IsUnset ? $"Take {lost.Name} out of UnsetEnvironment=, or remove the line that sets it." : $"Set {lost.Name} behind the empty line again, or remove the empty line.") with
            {
                Related = [.. lost.Origins.Where(origin => origin.Location is not null).Select(origin => new RelatedPlace(origin.Location!, $"{lost.Name} is set here"))],
            };
        }

        if (service.Find("NODE_OPTIONS") is { Value: "" } empty
            && empty.Overridden.LastOrDefault(one => one.Value.Contains("use-env-proxy", StringComparison.Ordinal)) is { Location: { } overridden })
        {
            yield return this.Report(subject, NeedsIt(gateway) ? Severity.Warning : Severity.Info, empty.Origin.Location,
                $"{subject.Name}: the empty NODE_OPTIONS takes --use-env-proxy away.",
                "the line belongs to the unit", "Set NODE_USE_ENV_PROXY=1 in a drop-in instead.") with
            {
                Related = [new(overridden, "NODE_OPTIONS is set here")],
            };
        }
    }

    // An unset switch is told by PXF0101, which is an error then.
    private static bool Matters(Gateway gateway, LostVariable lost) =>
        lost.Name.ToUpperInvariant() is "HTTP_PROXY" or "HTTPS_PROXY" or "NO_PROXY"
        || (lost is { Name: "NODE_USE_ENV_PROXY", IsUnset: false } && NeedsIt(gateway) && gateway.HasProxy);

    // Taking away what the whole machine or user has is a plain decision; taking away what this service was given is an accident.
    private static Severity SeverityOf(Gateway gateway, LostVariable lost) =>
        lost.Origins.All(origin => origin.Layer < VariableLayer.PassEnvironment) || lost.Name.Equals("NO_PROXY", StringComparison.OrdinalIgnoreCase) || gateway.HasProxy && lost.Name != "NODE_USE_ENV_PROXY"
            ? Severity.Info
            : Severity.Warning;

    private static bool NeedsIt(Gateway gateway) => gateway.NeedsSwitch.Value != Answer.No;
}
