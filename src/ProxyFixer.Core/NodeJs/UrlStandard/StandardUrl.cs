namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>An absolute URL as <c>new URL(text)</c> of Node reads it.</summary>
/// <remarks>
/// Source: the URL standard (url.spec.whatwg.org), "basic URL parser" without a base. System.Uri is no substitute: it
/// refuses "http:host", keeps tabs, and knows neither 127.1 nor a backslash as a slash.
/// </remarks>
/// <param name="Scheme">Lower case, without the colon.</param>
/// <param name="UserName">As written, not decoded; empty when there is none.</param>
/// <param name="Password">As written, not decoded; empty when there is none.</param>
/// <param name="Host">The host; <see cref="UrlHost.None"/> when empty.</param>
/// <param name="Port">Null when absent or the default of the scheme.</param>
/// <param name="Path">Dot segments resolved, not encoded; starts with a slash when the scheme is special.</param>
/// <param name="Query">Without its question mark; empty when there is none.</param>
/// <param name="Fragment">Without its hash; empty when there is none.</param>
public sealed record StandardUrl(
    string Scheme, string UserName, string Password, UrlHost Host, int? Port, string Path, string Query, string Fragment)
{
    /// <summary>Reads a URL.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="url">The URL, or null unless the answer is <see cref="UrlValidity.Valid"/>.</param>
    /// <returns>Whether the text is a URL.</returns>
    public static UrlValidity Parse(string text, out StandardUrl? url)
    {
        var cleaned = Clean(text);
        var colon = SchemeEnd(cleaned);
        url = null;
        return colon < 0
            ? UrlValidity.Invalid
            : new UrlReader(cleaned.AsSpan(colon + 1), cleaned[..colon].ToLowerInvariant()).Read(out url);
    }

    /// <summary>Whether a scheme is "special": one of the five with hosts and ports, or file.</summary>
    /// <param name="scheme">Lower case, without the colon.</param>
    /// <returns>True for http, https, ws, wss, ftp and file.</returns>
    internal static bool IsSpecial(string scheme) => scheme == "file" || DefaultPort(scheme) is not null;

    /// <summary>The port that a special scheme leaves out.</summary>
    internal static int? DefaultPort(string scheme) => scheme switch
    {
        "http" or "ws" => 80,
        "https" or "wss" => 443,
        "ftp" => 21,
        _ => null,
    };

    // Controls and spaces around the text, and tabs and line ends anywhere, do not count.
    private static string Clean(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] <= ' ')
        {
            start++;
        }
        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }
        var trimmed = text[start..end];
        return trimmed.AsSpan().ContainsAny('\t', '\n', '\r')
            ? string.Concat(trimmed.Where(c => c is not ('\t' or '\n' or '\r')))
            : trimmed;
    }

    private static int SchemeEnd(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == ':')
            {
                return at > 0 ? at : -1;
            }
            if (!char.IsAsciiLetter(c) && (at == 0 || !(char.IsAsciiDigit(c) || c is '+' or '-' or '.')))
            {
                return -1;
            }
        }
        return -1;
    }
}
