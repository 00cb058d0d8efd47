namespace ProxyFixer.NodeJs;

/// <summary>Text operations as JavaScript defines them.</summary>
internal static class JavaScriptText
{
    /// <summary>What trim() does.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsSpace(text[0]))
        {
            text = text[1..];
        }
        while (text.Length > 0 && IsSpace(text[^1]))
        {
            text = text[..^1];
        }
        return text;
    }

    /// <summary>What \s and trim() take for white space: .NET's without U+0085, with the byte order mark.</summary>
    public static bool IsSpace(char c) => (char.IsWhiteSpace(c) && c != '\u0085') || c == '\uFEFF';

    /// <summary>Whether a host lies below a domain; an empty domain holds for a host that ends with a dot.</summary>
    public static bool IsSubdomain(string host, string domain) =>
        host.Length > domain.Length
        && host[host.Length - domain.Length - 1] == '.'
        && host.EndsWith(domain, StringComparison.Ordinal);
}
