using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Requests to this machine itself go to the proxy.</summary>
public sealed class NoProxyLacksLoopback : IRule
{
    // For ::1 one spelling counts for fetch, the other for http and https.
    private static readonly ImmutableArray<string> Wanted = ["localhost", "127.0.0.1", "::1,[::1]"];

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0508",
        "no-proxy-lacks-loopback",
        "NO_PROXY does not name this machine, so local requests go to the proxy",
        Severity.Warning,
        """
        Nothing is bypassed by default: with a proxy in the environment Node sends requests to localhost, 127.0.0.1 and ::1 there too, and on
        the proxy's machine these names mean something else. The gateway and its tools talk to each other on 127.0.0.1.
        """,
        ["measured on Node 22.21 to 26.10", "openclaw issue 153930 (loopback under a proxy)"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "Add the loopback names to NO_PROXY (safe).",
        HasFix: true,
        [
            new(
                Reporting.Unit("2026.5.28", "HTTP_PROXY=http://127.0.0.1:7890", "NO_PROXY=example.org"),
                Reporting.Unit("2026.5.28", "HTTP_PROXY=http://127.0.0.1:7890", "NO_PROXY=example.org").Add(
                    Reporting.UnitPath + ".d/50-proxyfixer.conf",
                    "[Service]\nEnvironment=NO_PROXY=example.org,localhost,127.0.0.1,::1,[::1]\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        var missing = Wanted.Where(entry => IsMissing(proxies, entry)).ToArray();
        if (missing.Length == 0)
        {
            yield break;
        }

        var name = proxies.Seen.ContainsKey("no_proxy") ? "no_proxy" : "NO_PROXY";
        var present = proxies.Seen.GetValueOrDefault(name, "");
        var added = string.Join(',', missing);
        var wanted = present.Trim(',', ' ') is { Length: > 0 } before ? $"{before},{added}" : added;
        var hosts = string.Join(", ", missing.Select(entry => entry.Split(',')[0]));

        // The gateway listens on 127.0.0.1 without TLS: a proxy for https alone is not asked for it.
        var hasPlain = new[] { "http_proxy", "HTTP_PROXY" }.Any(plain => proxies.Seen.GetValueOrDefault(plain) is { Length: > 0 });
        // What is missing in one file of several may stand in another.
        var severity = !hasPlain || missing is ["::1,[::1]"] || proxies.SeverityLimit < Severity.Error ? Severity.Info : Severity.Warning;
        var message = $"{subject.Name} has a proxy, and {name} {(present.Length == 0 ? "is not set" : $"does not name {hosts}")}: {(hasPlain ? "requests" : "https requests")} to the machine itself go to the proxy.";
        var finding = this.Report(subject, severity, proxies.Find(name) ?? proxies.Find(FirstProxy(proxies)), message, "", null);
        yield return subject.Propose([("Environment." + name, wanted)]) switch
        {
            FixProposal.Possible possible when proxies.Environment.ContainsKey(FirstProxy(proxies)) => finding with
            {
                NoFix = null,
                Fix = possible.ToFix("Add the loopback names to " + name, Applicability.Safe),
            },
            FixProposal.Impossible impossible => finding with { NoFix = impossible.Reason, Help = $"Add {wanted} to {name}." },
            _ => finding with { NoFix = "the proxy is not set by the service", Help = $"Add {added} to {name} where the proxy is set." },
        };
    }

    private static string FirstProxy(IProxyEnvironment proxies) =>
        Gateway.ProxyNames.First(name => proxies.Seen.GetValueOrDefault(name) is { Length: > 0 });

    private static bool IsMissing(IProxyEnvironment proxies, string wanted)
    {
        var value = proxies.Seen.GetValueOrDefault("no_proxy") ?? proxies.Seen.GetValueOrDefault("NO_PROXY") ?? "";
        var entries = value.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return !entries.Any(entry => entry == "*" || wanted.Split(',').Contains(entry, StringComparer.OrdinalIgnoreCase));
    }
}
