using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A drop-in with a proxy or the switch that the service's manager does not read.</summary>
public sealed class DropInIsNotRead : ICheck
{
    private const string Switch = NodeSwitch.Variable;

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not StrayDropInSubject { Gateway: { Command.Node: not null } gateway } stray)
        {
            yield break;
        }

        var names = stray.Variables.Select(variable => variable.Name).ToArray();
        var systemctl = gateway.Systemd?.Scope.IsUser == true ? "systemctl --user" : "systemctl";
        yield return new(
            Misses(gateway, names) ? null : Case.NotMissed, stray.Anchor,
            ("variables", string.Join(" and ", names)), ("file", MachinePath.Name(stray.Anchor.Path)), ("do", names.Length == 1 ? "does" : "do"),
            ("reason", stray.Reason), ("systemctl", systemctl));
    }

    // What the service has from elsewhere, or does not need, it does not miss.
    private static bool Misses(Gateway gateway, string[] names) =>
        (!gateway.HasProxy && !gateway.HasManagedProxy && names.Any(name => name != Switch))
        || (names.Contains(Switch) && gateway.HasProxy && gateway.NeedsSwitch.Value != Answer.No && gateway.Predict(gateway.Environment).Switch.IsOn == false);

    private static class Case
    {
        public const string NotMissed = "not-missed";
    }
}
