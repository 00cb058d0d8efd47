using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy or the switch in a drop-in that applies to all services, or to all that a user starts.</summary>
public sealed partial class SetForEveryService : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0114",
        "set-for-every-service",
        "A drop-in gives the proxy or the switch to far more than the gateway",
        Severity.Warning,
        """
        A drop-in in a folder `service.d` applies to every service of the manager; in /etc/systemd/system it also reaches the managers of the
        users, and with them everything that users' services start. The same goes for `user@.service.d`. Each of these services then sends
        its requests through the proxy, those to the machine itself too where NO_PROXY does not say otherwise; and with
        NODE_USE_ENV_PROXY=1 a malformed proxy URL keeps every Node among them from starting.
        """,
        ["systemd.unit(5), drop-ins for all units of a type; measured with systemd 252, 257 and 262"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: what else shall use the proxy cannot be told.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.5.28", Reporting.Loopback).Add(
                    "etc/systemd/system/service.d/proxy.conf", "[Service]\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n"),
                Reporting.Unit("2026.5.28", Reporting.Loopback).Add(
                    "etc/systemd/system/openclaw-gateway.service.d/proxy.conf", "[Service]\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Systemd: { } service } })
        {
            return [];
        }

        var wide = from variable in service.Variables
                   where variable.Value.Length > 0 && (Gateway.ProxyNames.Contains(variable.Name) || variable.Name == "NODE_USE_ENV_PROXY")
                   let place = DropInOf(service, variable.Origin)
                   where place is not null && Wide().IsMatch(MachinePath.Name(MachinePath.Folder(place.Path)))
                   group (variable.Name, Place: place) by place.Path;
        var systemctl = service.Scope.IsUser ? "systemctl --user" : "systemctl";
        return wide.Select(same => this.Report(subject, Severity.Warning, same.First().Place,
            $"{string.Join(" and ", same.Select(one => one.Name))} of {subject.Name} {(same.Count() == 1 ? "is" : "are")} set for {Reach(same.Key)}, not for this service alone.",
            "what else shall use the proxy cannot be told",
            $"If only this service is meant, move the lines into a drop-in of its own: {systemctl} edit {subject.Name}."));
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
