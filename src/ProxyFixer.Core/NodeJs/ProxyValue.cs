using System.Text.RegularExpressions;
using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.NodeJs;

/// <summary>How a reader of a proxy variable ends.</summary>
/// <param name="ErrorCode">Node's error code; null when the value is accepted.</param>
/// <param name="Problem">What is wrong with the value, without the value, to be put behind "VARIABLE "; or null.</param>
/// <param name="IsJudged">False when the host name is beyond what is judged here.</param>
internal readonly record struct ValueVerdict(string? ErrorCode, string? Problem, bool IsJudged = true)
{
    public static ValueVerdict Accepted { get; } = new(null, null);
}

/// <summary>What the two readers of a proxy variable make of its value.</summary>
/// <remarks>
/// Source: the JavaScript the binaries carry, and 106 values measured (node-env-proxy.json). Both readers run while node
/// starts: internal/http for HTTP_PROXY (undici loads the http module), then undici for both variables. internal/http
/// reads HTTPS_PROXY only when a script loads the https module.
/// </remarks>
internal static partial class ProxyValue
{
    private const string BadEscape = "has a % in its user name or password that begins no valid escape (write %25)";

    /// <summary>ProxyConfig of internal/http: the default agents of http and https.</summary>
    public static ValueVerdict ReadByAgent(string value, NodeRelease release)
    {
        if (value.AsSpan().ContainsAny('\r', '\n'))
        {
            return new("ERR_PROXY_INVALID_CONFIG", "contains a line end");
        }
        if (!IsUsableByAgent(value))
        {
            return ValueVerdict.Accepted;
        }
        var validity = StandardUrl.Parse(value, out var url);
        if (url is null)
        {
            return validity == UrlValidity.NotJudged
                ? NotJudged
                : new(release.HasOwnCodeForBadUrl ? "ERR_PROXY_INVALID_CONFIG" : "ERR_INVALID_URL", "is not a valid URL");
        }
        return PercentCode.IsDecodable(url.UserName) && PercentCode.IsDecodable(url.Password)
            ? ValueVerdict.Accepted
            : new("URIError: URI malformed", BadEscape);
    }

    /// <summary>Whether the agents use the value at all: they want these very spellings and ignore everything else.</summary>
    public static bool IsUsableByAgent(string value) =>
        value.StartsWith("http://", StringComparison.Ordinal) || value.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>ProxyAgent of undici: fetch and WebSocket.</summary>
    public static ValueVerdict ReadByFetch(ProxyVariable variable, FetchRules rules)
    {
        var value = WithScheme(variable, rules);
        var validity = StandardUrl.Parse(value, out var url);
        if (url is null)
        {
            return validity == UrlValidity.NotJudged ? NotJudged : new("ERR_INVALID_URL", WhyNoUrl(value));
        }
        var decodes = url.UserName.Length > 0 && (url.Password.Length > 0 || rules.SendsUserOnly);
        if (decodes && !(PercentCode.IsDecodable(url.UserName) && PercentCode.IsDecodable(url.Password)))
        {
            return new("URIError: URI malformed", BadEscape);
        }
        if (IsSocks(url))
        {
            return rules.AcceptsSocks
                ? ValueVerdict.Accepted
                : new("UND_ERR_INVALID_ARG", $"is a SOCKS URL, which {rules.Reader} cannot use");
        }
        if (url.Scheme is not ("http" or "https"))
        {
            return new("UND_ERR_INVALID_ARG", "is neither an http:// nor an https:// URL");
        }
        return url.Path == "/" && url.Query.Length == 0 && url.Fragment.Length == 0
            ? ValueVerdict.Accepted
            : new("UND_ERR_INVALID_ARG", "has a path, a query or a fragment behind the port");
    }

    /// <summary>The value as it is read: two versions of undici put a scheme in front, by the variable's name.</summary>
    public static string WithScheme(ProxyVariable variable, FetchRules rules) =>
        rules.AddsScheme && !Scheme().IsMatch(variable.Value)
            ? (variable.Name.Equals("https_proxy", StringComparison.OrdinalIgnoreCase) ? "https://" : "http://") + variable.Value
            : variable.Value;

    [GeneratedRegex("^[a-z][a-z0-9+.-]*://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    /// <summary>Whether undici treats a URL as SOCKS; socks4 and socks5h are no schemes of its.</summary>
    public static bool IsSocks(StandardUrl url) => url.Scheme is "socks5" or "socks";

    private static ValueVerdict NotJudged => new(null, "has a host name outside ASCII", IsJudged: false);

    private static string WhyNoUrl(string value) =>
        value.Contains("://", StringComparison.Ordinal) ? "is not a valid URL" : "does not begin with http:// or https://";
}
