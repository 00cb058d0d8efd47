using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Only ALL_PROXY, or only a SOCKS proxy, with a release that goes by neither.</summary>
public sealed class AllProxyIgnored : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0504",
        "all-proxy-ignored",
        "The only proxy is ALL_PROXY or SOCKS, which Codex requests ignore",
        Severity.Warning,
        """
        Node reads HTTP_PROXY and HTTPS_PROXY and never ALL_PROXY, with or without the switch. OpenClaw's own dispatcher sends Codex
        requests through ALL_PROXY only from 2026.8.1 on. SOCKS in HTTPS_PROXY stops Node 22 and 24 up to 24.14.0 at start once the switch
        is on; later versions use it for fetch alone.
        """,
        ["OpenClaw 2026.3.8, 2026.3.13, 2026.5.28 and 2026.9.6, run behind a recording proxy", "52 binaries of Node measured, 18.20 to 26.10"])
    {
        Versions = "OpenClaw before 2026.8.1.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: whether the same proxy also speaks HTTP, only its owner knows.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["ALL_PROXY=http://127.0.0.1:7890", Reporting.Loopback],
                ["HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <summary>Tells whether a value is a SOCKS URL of any kind.</summary>
    /// <param name="value">Value of a proxy variable.</param>
    /// <returns>True for socks, socks4, socks4a, socks5, socks5h.</returns>
    internal static bool IsSocks(string value)
    {
        StandardUrl.Parse(value, out var url);
        return url?.Scheme.StartsWith("socks", StringComparison.Ordinal) ?? false;
    }

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject.Proxies is not { HasManagedProxy: false } proxies
            || proxies.Release.FollowsAllProxy is not { Value: not Answer.Yes } follows)
        {
            yield break;
        }

        // Of a file that others add to, only a stated release makes it more than a note: HTTPS_PROXY may stand elsewhere.
        var severity = proxies.UsesCodex == false || (proxies.SeverityLimit < Severity.Error && follows.Value == Answer.Unknown) ? Severity.Info : Reporting.AtMost(proxies, Severity.Warning);
        const string noFix = "whether the proxy also speaks HTTP cannot be told from here";
        const string help = "If the same port also speaks HTTP (mixed ports do), set HTTPS_PROXY and HTTP_PROXY to http://HOST:PORT; else put an HTTP proxy in front.";
        var all = new[] { "all_proxy", "ALL_PROXY" }.FirstOrDefault(name => proxies.Seen.GetValueOrDefault(name) is { Length: > 0 });
        if (!proxies.HasProxy && all is not null)
        {
            yield return this.Report(subject, severity, proxies.Find(all),
                $"The only proxy of {subject.Name} is {all}, and Codex requests go out directly: {follows.Reason}.", noFix, help);
        }

        var name = Gateway.ProxyNames.FirstOrDefault(name => proxies.Seen.GetValueOrDefault(name) is { Length: > 0 });
        // Where the switch is needed PXF0101 says what SOCKS means for it.
        if (name is not null && !subject.Facts.ContainsKey("OpenClaw.EndsAtImport") && proxies.NeedsSwitch.Value != Answer.Yes && IsSocks(proxies.Seen[name]) && proxies.Predict(proxies.Environment).Switch.IsOn != true)
        {
            yield return this.Report(subject, severity, proxies.Find(name),
                $"{name} of {subject.Name} is a SOCKS proxy, which Codex requests of OpenClaw before 2026.8.1 do not use.", noFix, help);
        }
    }
}
