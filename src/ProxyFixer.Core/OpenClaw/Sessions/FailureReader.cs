using System.Text.RegularExpressions;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Tells what an error of a session log came to.</summary>
/// <remarks>
/// Source: runs of 2026.3.8, 2026.5.28 and 2026.9.6 against proxies and back ends that refuse in each of these ways, and OpenClaw's own
/// lists of network errors (dist/errors-*). Most connection failures have one text, whatever was the matter: <c>fetch failed</c> up to
/// 2026.5.7 and from 2026.8.1, <c>Connection error.</c> between. A stream that breaks off in the middle (<c>terminated</c>) tells nothing: the way was open.
/// </remarks>
internal static partial class FailureReader
{
    /// <summary>Reads an error.</summary>
    /// <param name="entry">An entry that ended with an error.</param>
    /// <returns>
    /// The failure; or that the back end answered, though not as wished: then the way to it works; or that the error tells neither.
    /// </returns>
    public static (bool Tells, ModelFailure? Failure) Read(SessionEntry entry)
    {
        if (entry.IsCompressed)
        {
            return (true, new(FailureKind.Page, "a long answer, as pages of HTML are (its text is kept compressed and was not read)"));
        }

        var text = entry.Error ?? "";
        var failure = OfPage(text) ?? OfProxy(text) ?? OfConnection(text, entry.Code);
        return (failure is not null || entry.HasBody || Answered().IsMatch(text), failure);
    }

    private static ModelFailure? OfPage(string text) =>
        Html().IsMatch(text) ? new(FailureKind.Page, Cloudflare().IsMatch(text) ? "a page of Cloudflare instead of an answer" : "a page of HTML instead of an answer")
        : Country().IsMatch(text) ? new(FailureKind.Country, "status 403, the country is not supported")
        : Forbidden().IsMatch(text) ? new(FailureKind.Forbidden, "status 403")
        : null;

    private static ModelFailure? OfProxy(string text) =>
        ProxyStatus().Match(text) is not { Success: true } match ? null
        : match.Groups["status"].Value is "407" or "" ? new(FailureKind.ProxySignIn, "status 407")
        : new(FailureKind.ProxyRefused, $"status {match.Groups["status"].Value} of the proxy");

    private static ModelFailure? OfConnection(string text, string? code)
    {
        if (Certificate().Match(text + " " + code) is { Success: true })
        {
            return new(FailureKind.Certificate, "a certificate that is not trusted");
        }

        var known = NetworkCode().Match($"{code} {text}");
        var phrase = Phrase().Match(text);
        if (!known.Success && !phrase.Success)
        {
            return null;
        }

        var words = phrase.Success && known.Success ? $"`{phrase.Value}` ({known.Value})" : $"`{(phrase.Success ? phrase : known).Value}`";
        return new(FailureKind.NoConnection, words, Peer().Match(text) is { Success: true } peer ? peer.Groups["peer"].Value : null);
    }

    [GeneratedRegex(@"<!doctype\s+html|<html[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex("cloudflare|cf-ray|cf_chl|challenge-platform|<title>Just a moment|Enable JavaScript and cookies", RegexOptions.IgnoreCase)]
    private static partial Regex Cloudflare();

    [GeneratedRegex("unsupported_country_region_territory|Country, region, or territory not supported", RegexOptions.IgnoreCase)]
    private static partial Regex Country();

    [GeneratedRegex(@"^(?:HTTP )?403\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    // undici: "Proxy response (407) !== 200 when HTTP Tunneling".
    [GeneratedRegex(@"Proxy response \((?<status>[0-9]{3})\)|^(?:HTTP )?407\b|Proxy Authentication Required", RegexOptions.IgnoreCase)]
    private static partial Regex ProxyStatus();

    [GeneratedRegex("self.signed certificate|unable to (?:get (?:local )?issuer|verify the first) certificate|certificate has expired|SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|DEPTH_ZERO_SELF_SIGNED|ERR_TLS_CERT_ALTNAME", RegexOptions.IgnoreCase)]
    private static partial Regex Certificate();

    [GeneratedRegex(@"\b(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_CONNECT_TIMEOUT|UND_ERR_SOCKET)\b")]
    private static partial Regex NetworkCode();

    [GeneratedRegex(@"^(?:fetch failed|Connection error\.|socket hang up|Request timed out\.|Network connection lost\.)")]
    private static partial Regex Phrase();

    // libuv: "getaddrinfo ENOTFOUND host", "connect ECONNREFUSED 1.2.3.4:443".
    [GeneratedRegex(@"getaddrinfo E[A-Z_]+ (?<peer>[A-Za-z0-9.-]{1,253})|connect E[A-Z]+ (?<peer>[0-9A-Fa-f.:]{2,45}:[0-9]{1,5})\b")]
    private static partial Regex Peer();

    [GeneratedRegex(@"^(?:HTTP )?(?:400|401|402|404|409|413|422|429)\b|usage limit|rate limit|quota|authentication token|sign(?:ing)? in again|context window", RegexOptions.IgnoreCase)]
    private static partial Regex Answered();
}
