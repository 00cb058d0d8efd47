using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A drop-in with a proxy or the switch that the service's manager does not read.</summary>
public sealed class DropInIsNotRead : IRule
{
    private const string Switch = "NODE_USE_ENV_PROXY";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0115",
        "drop-in-not-read",
        "A drop-in sets a proxy or the switch, and the service does not read it",
        Severity.Warning,
        """
        The managers of system and users have folders of their own: `sudo systemctl edit` writes below /etc/systemd/system, where the services
        of users do not look. A drop-in counts only if its name ends in .conf and its folder has the full name of the unit with .d behind
        it, or a beginning of it that ends in a hyphen (`openclaw-.service.d`). systemd says nothing about one that it does not read.
        """,
        ["systemd.unit(5), unit file load path and drop-ins; measured with systemd 252, 257 and 262"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: whether the setting is still meant cannot be told.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.5.28").Add(
                    "etc/systemd/system/openclaw.service.d/proxy.conf", "[Service]\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n"),
                Reporting.Unit("2026.5.28", Reporting.Loopback).Add(
                    "etc/systemd/system/openclaw-gateway.service.d/proxy.conf", "[Service]\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not StrayDropInSubject { Gateway: { Command.Node: not null } gateway } stray)
        {
            yield break;
        }

        var names = stray.Variables.Select(variable => variable.Name).ToArray();
        var systemctl = gateway.Systemd?.Scope.IsUser == true ? "systemctl --user" : "systemctl";
        yield return this.Report(subject, Misses(gateway, names) ? Severity.Warning : Severity.Info, stray.Anchor,
            $"{string.Join(" and ", names)} in {MachinePath.Name(stray.Anchor.Path)} {(names.Length == 1 ? "does" : "do")} not reach {subject.Name}: {stray.Reason}.",
            "whether the setting is still meant cannot be told",
            $"Write the lines into a drop-in of the service ({systemctl} edit {subject.Name}), and remove this one.");
    }

    // What the service has from elsewhere, or does not need, it does not miss.
    private static bool Misses(Gateway gateway, string[] names) =>
        (!gateway.HasProxy && !gateway.HasManagedProxy && names.Any(name => name != Switch))
        || (names.Contains(Switch) && gateway.HasProxy && gateway.NeedsSwitch.Value != Answer.No && gateway.Predict(gateway.Environment).Switch.IsOn == false);
}
