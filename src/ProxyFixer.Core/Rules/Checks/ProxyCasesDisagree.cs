using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Both spellings of a variable are set, to different values.</summary>
public sealed class ProxyCasesDisagree : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0506",
        "proxy-cases-disagree",
        "The two spellings of a proxy variable have different values",
        Severity.Warning,
        """
        Programs differ in which spelling they read first: Node, curl and Python take the lower-case one, others only know the upper-case
        one. Who changes one of them and forgets the other waits in vain for an effect.
        """,
        ["measured on Node 22.21 to 26.10: lower case wins for fetch, http.request and https.request"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which of the two values is meant cannot be told.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["https_proxy=http://127.0.0.1:7890", "HTTPS_PROXY=http://127.0.0.1:8888", Reporting.Loopback],
                ["https_proxy=http://127.0.0.1:7890", "HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        foreach (var lower in new[] { "https_proxy", "http_proxy", "no_proxy" })
        {
            var upper = lower.ToUpperInvariant();
            if (proxies.Seen.GetValueOrDefault(lower) is { Length: > 0 } one
                && proxies.Seen.GetValueOrDefault(upper) is { Length: > 0 } other && one != other)
            {
                yield return this.Report(subject, Reporting.AtMost(proxies, Severity.Warning), proxies.Find(lower),
                    $"{subject.Name}: {lower} and {upper} have different values; Node takes {lower}.",
                    "which of the two is meant cannot be told",
                    "Give both the same value.") with
                {
                    Related = proxies.Find(upper) is { } place ? [new(place, $"{upper} is set here")] : [],
                };
            }
        }
    }
}
