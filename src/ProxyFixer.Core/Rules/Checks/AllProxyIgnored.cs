using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Only ALL_PROXY, or only a SOCKS proxy, with a release that goes by neither.</summary>
public sealed class AllProxyIgnored : ICheck
{
    /// <summary>Tells whether a value is a SOCKS URL of any kind.</summary>
    /// <param name="value">Value of a proxy variable.</param>
    /// <returns>True for socks, socks4, socks4a, socks5, socks5h.</returns>
    internal static bool IsSocks(string value)
    {
        StandardUrl.Parse(value, out var url);
        return url?.Scheme.StartsWith("socks", StringComparison.Ordinal) ?? false;
    }

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { HasManagedProxy: false } proxies
            || proxies.Release.FollowsAllProxy is not { Value: not Answer.Yes } follows)
        {
            yield break;
        }

        // Of a file that others add to, only a stated release makes it more than a note: HTTPS_PROXY may stand elsewhere.
        var limit = proxies.UsesCodex == false || (proxies.SeverityLimit < Severity.Error && follows.Value == Answer.Unknown) ? Severity.Info : proxies.SeverityLimit;
        var all = new[] { "all_proxy", "ALL_PROXY" }.FirstOrDefault(name => proxies.Seen.GetValueOrDefault(name) is { Length: > 0 });
        if (!proxies.HasProxy && all is not null)
        {
            yield return new(proxies.Find(all), ("variable", all), ("reason", follows.Reason)) { AtMost = limit };
        }

        var name = Gateway.ProxyNames.FirstOrDefault(name => proxies.Seen.GetValueOrDefault(name) is { Length: > 0 });
        // Where the switch is needed PXF0101 says what SOCKS means for it.
        if (name is not null && !subject.Facts.ContainsKey(FactCatalog.EndsAtImport.Name) && proxies.NeedsSwitch.Value != Answer.Yes && IsSocks(proxies.Seen[name]) && proxies.Predict(proxies.Environment).Switch.IsOn != true)
        {
            yield return new(Case.Socks, proxies.Find(name), ("variable", name)) { AtMost = limit };
        }
    }

    private static class Case
    {
        public const string Socks = "socks";
    }
}
