using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Entries of NO_PROXY that no version of Node understands.</summary>
public sealed partial class NoProxyEntryWithoutEffect : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0509",
        "no-proxy-entry-without-effect",
        "Node does not understand an entry of NO_PROXY",
        Severity.Info,
        """
        Node compares names and addresses as text. Networks (10.0.0.0/8), stars in the middle or at the end (10.1.*), URLs, quotes, <local>
        and lists with ; or | match nothing, so these hosts are reached through the proxy, while curl or a browser may go there directly.
        What works with every version: commas, whole names and addresses, and example.com,*.example.com for a domain with its sub-domains.
        """,
        ["85 values by 17 targets measured on 52 binaries of Node, 18.20 to 26.10"])
    {
        Versions = "By the Node that is installed: entries that no version understands, and those that this one does not.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which hosts are meant cannot be told.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback + ",10.0.0.0/8"],
                ["HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        var name = proxies.Seen.ContainsKey("no_proxy") ? "no_proxy" : "NO_PROXY";
        var entries = proxies.Seen.GetValueOrDefault(name, "").Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var useless = entries.Where(entry => Useless().IsMatch(entry)).ToArray();
        if (useless.Length > 0)
        {
            yield return this.Report(subject, Severity.Info, proxies.Find(name),
                $"{name} of {subject.Name} has entries that no version of Node understands: {string.Join(", ", useless.Select(entry => Secrets.Mask(name, entry)))}.",
                "which hosts are meant cannot be told",
                "Name the hosts and addresses one by one, with commas between them; for a domain and its sub-domains write example.com,*.example.com.");
        }
    }

    // A range A-B of addresses is understood by http; a star alone or in front of a name by all.
    [GeneratedRegex("""/|[;|"'<>]|.\*|^\d{1,3}(\.\d{1,3}){0,2}\.$""")]
    private static partial Regex Useless();
}
