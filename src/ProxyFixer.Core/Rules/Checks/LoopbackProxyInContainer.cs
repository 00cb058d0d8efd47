using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy at 127.0.0.1, which inside a container is the container itself.</summary>
public sealed class LoopbackProxyInContainer : IRule
{
    private const string NoFix = "which address the proxy has for the container cannot be told";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0512",
        "loopback-proxy-in-container",
        "The proxy is at 127.0.0.1, which inside the container is the container itself",
        Severity.Error,
        """
        A container has a network of its own: localhost, 127.0.0.1 and ::1 mean the container, where no proxy listens. With
        network_mode: host they mean the machine, and a service that uses the network of another one shares the other's.
        """,
        ["Docker manual, Networking overview; OpenClaw's guide to Docker"])
    {
        Versions = "All releases; a warning for OpenClaw 2026.3.8 and up to 2026.1.30 while the switch is off.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which address the proxy has for the container cannot be told.",
        HasFix: false,
        [
            new(Reporting.Container("HTTPS_PROXY: http://127.0.0.1:7890"), Reporting.Container("HTTPS_PROXY: http://proxy.internal:7890")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Service.SharesLoopback: false } gateway })
        {
            yield break;
        }

        var names = Gateway.ProxyNames.Where(name => gateway.Seen.GetValueOrDefault(name) is { Length: > 0 } value && IsLoopback(value)).ToArray();
        if (names.Length > 0)
        {
            yield return this.Report(subject, SeverityFor(gateway), gateway.Find(names[0]),
                $"{string.Join(" and ", names)} of {subject.Name} {(names.Length == 1 ? "names" : "name")} a proxy on loopback: inside the container that is the container itself.",
                NoFix,
                gateway.Service.LoopbackHelp);
        }
    }

    // Where the switch is needed and off, nothing asks the proxy yet.
    private static Severity SeverityFor(Gateway gateway) =>
        gateway.UsesCodex == false || (gateway.NeedsSwitch.Value != Answer.No && gateway.Predict(gateway.Environment).Switch.IsOn != true)
            ? Severity.Warning
            : Severity.Error;

    private static bool IsLoopback(string value)
    {
        StandardUrl.Parse(value, out var url);
        return url?.Host switch
        {
            { Kind: HostKind.IPv4, Text: var address } => address.StartsWith("127.", StringComparison.Ordinal),
            { Kind: HostKind.IPv6, Text: var address } => address == "[::1]",
            { Text: var name } => name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal),
            null => false,
        };
    }
}
