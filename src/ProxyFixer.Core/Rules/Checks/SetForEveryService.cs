using System.Text.RegularExpressions;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy or the switch in a drop-in that applies to all services, or to all that a user starts.</summary>
public sealed partial class SetForEveryService : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Systemd: { } service } })
        {
            return [];
        }

        var wide = from variable in service.Variables
                   where variable.Value.Length > 0 && (Gateway.ProxyNames.Contains(variable.Name) || variable.Name == NodeSwitch.Variable)
                   let place = DropInOf(service, variable.Origin)
                   where place is not null && Wide().IsMatch(MachinePath.Name(MachinePath.Folder(place.Path)))
                   group (variable.Name, Place: place) by place.Path;
        var systemctl = service.Scope.IsUser ? "systemctl --user" : "systemctl";
        return wide.Select(same => new CheckResult(
            same.First().Place,
            ("variables", string.Join(" and ", same.Select(one => one.Name))), ("are", same.Count() == 1 ? "is" : "are"), ("reach", Reach(same.Key)), ("systemctl", systemctl)));
    }

    // The drop-in may name an environment file that holds the value.
    private static Location? DropInOf(EffectiveService service, VariableOrigin origin) =>
        service.EnvironmentFiles.FirstOrDefault(use => use.Files.Any(file => file.Path == origin.Location?.Path))?.Location ?? origin.Location;

    private static string Reach(string path)
    {
        var isSystem = path.Contains("/systemd/system", StringComparison.Ordinal);
        return MachinePath.Name(MachinePath.Folder(path)) switch
        {
            "service.d" => isSystem ? "every service of the machine, those of users included" : "every service of the user",
            "user@.service.d" => "every service of every user",
            _ => "every service of the user",
        };
    }

    [GeneratedRegex(@"^(?:user@\d*\.)?service\.d$")]
    private static partial Regex Wide();
}
