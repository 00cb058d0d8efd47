using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Entries of NO_PROXY that no version of Node understands; worse where a configured address lies in what they mean.</summary>
public sealed partial class NoProxyEntryWithoutEffect : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        var name = proxies.Seen.ContainsKey("no_proxy") ? "no_proxy" : "NO_PROXY";
        var entries = proxies.Seen.GetValueOrDefault(name, "").Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var hits = subject is ServiceSubject { Gateway: var gateway } ? Hits(gateway, entries) : [];
        if (hits.Length > 0)
        {
            var where = hits.DistinctBy(hit => hit.Where).ToArray();
            var hosts = where.Select(hit => hit.Host).Distinct(StringComparer.OrdinalIgnoreCase);
            yield return new(
                Case.Configured, proxies.Find(name),
                ("variable", name),
                ("entries", Join(name, hits.Select(hit => hit.Entry))),
                ("addresses", string.Join(", ", where.Select(hit => hit.Path))),
                ("hosts", string.Join(", ", hosts.Select(host => Secrets.Mask(name, host)))))
            {
                Exact = [("entries", string.Join(", ", hits.Select(hit => hit.Entry).Distinct())), ("hosts", string.Join(", ", hosts))],
                Proposal = subject.Propose([(FactCatalog.Environment.Of(name), string.Join(',', proxies.Seen[name].TrimEnd(',', ' '), string.Join(',', hosts)))]),
                Related = [.. where.Select(hit => new RelatedPlace(hit.Where, "this address is meant"))],
            };
        }

        var useless = entries.Where(entry => Useless().IsMatch(entry) && hits.All(hit => hit.Entry != entry)).ToArray();
        if (useless.Length > 0)
        {
            yield return new(proxies.Find(name), ("variable", name), ("entries", Join(name, useless))) { Exact = [("entries", string.Join(", ", useless.Distinct()))] };
        }
    }

    // Where requests go to a proxy now, and an entry means them not to.
    private static Hit[] Hits(Gateway gateway, string[] entries)
    {
        if (gateway.NeedsSwitch.Value == Answer.Yes && gateway.Predict(gateway.Environment).Switch.IsOn == false)
        {
            return [];
        }

        var proxied = gateway.PredictValues();
        var hits = from address in ConfiguredAddresses.Of(gateway.Late.Config)
                   let host = address.Address.Host.Trim('[', ']')
                   from entry in entries
                   where NoProxyMeaning.Covers(entry, host) && proxied.Route(NodeClient.Fetch, Plain(address.Address)).Kind == RouteKind.Proxied
                   select new Hit(entry, host, address.Path, address.Where);
        return [.. hits];
    }

    // A web socket is opened by a request of http.
    private static string Plain(Uri address) => address.AbsoluteUri.StartsWith("ws", StringComparison.Ordinal) ? "http" + address.AbsoluteUri[2..] : address.AbsoluteUri;

    private static string Join(string name, IEnumerable<string> entries) => string.Join(", ", entries.Distinct().Select(entry => Secrets.Mask(name, entry)));

    // A range A-B of addresses is understood by http; a star alone or in front of a name by all.
    [GeneratedRegex("""/|[;|"'<>]|.\*|^\d{1,3}(\.\d{1,3}){0,2}\.$""")]
    private static partial Regex Useless();

    private sealed record Hit(string Entry, string Host, string Path, Text.Location Where);

    private static class Case
    {
        public const string Configured = "configured";
    }
}
