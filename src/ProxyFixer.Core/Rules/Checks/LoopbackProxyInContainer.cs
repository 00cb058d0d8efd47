using ProxyFixer.Gateways;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy at 127.0.0.1, which inside a container is the container itself.</summary>
public sealed class LoopbackProxyInContainer : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Command.Node: not null, Service.SharesLoopback: false } gateway })
        {
            yield break;
        }

        var names = Gateway.ProxyNames.Where(name => gateway.Seen.GetValueOrDefault(name) is { Length: > 0 } value && IsLoopback(value)).ToArray();
        if (names.Length > 0)
        {
            yield return new(
                IsAsked(gateway) ? null : Case.NotAsked, gateway.Find(names[0]),
                ("variables", string.Join(" and ", names)), ("name", names.Length == 1 ? "names" : "name"), ("how", gateway.Service.LoopbackHelp));
        }
    }

    // Where the switch is needed and off, nothing asks the proxy yet.
    private static bool IsAsked(Gateway gateway) =>
        gateway.UsesCodex != false && (gateway.NeedsSwitch.Value == Answer.No || gateway.Predict(gateway.Environment).Switch.IsOn == true);

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

    private static class Case
    {
        public const string NotAsked = "not-asked";
    }
}
