using System.Text.RegularExpressions;

namespace ProxyFixer.Diagnostics;

/// <summary>Shows of an address the scheme, the host and the port; of user and password only a user's name in plain small letters.</summary>
internal static partial class ProxyAddress
{
    /// <summary>Hides what may be secret, whatever stands in a password, also blanks, quotes and '@'.</summary>
    /// <param name="value">A value that is one address, with or without scheme.</param>
    /// <returns>What may be shown of it.</returns>
    public static string Show(string value)
    {
        var scheme = Scheme().Match(value).Value;
        var at = value.LastIndexOf('@');
        var user = at >= scheme.Length ? User().Match(value[scheme.Length..at]) : null;
        var server = Server(value[(user is null ? scheme.Length : at + 1)..]);
        return user is null
            ? (scheme.Length > 0 || server.Contains(':')) && server != Secrets.Hidden ? scheme + server : scheme + Secrets.Hidden
            : $"{scheme}{user.Groups[1].Value}{Secrets.Hidden}@{server}";
    }

    private static string Server(string text)
    {
        var match = HostAndPort().Match(text);
        var (host, rest) = (match.Groups["host"].Value, text[match.Length..]);
        return !match.Success || !ValueForms.IsHost(host) ? Secrets.Hidden
            : rest.Trim([.. ValueForms.Surrounding]) is "" or "/" || (rest.StartsWith('/') && IsKnownPath(rest)) ? text
            : match.Value + (rest.StartsWith(':') ? ":" : rest.StartsWith('/') ? "/" : "") + Secrets.Hidden;
    }

    private static bool IsKnownPath(string path) => !path.AsSpan().ContainsAny('?', '#', '=') && path.Length < 128 && KnownWords.Cover(path);

    [GeneratedRegex("""^[\s"'`]*(?:[A-Za-z]{2,5}[0-9]?[a-z]?:[/\\]{1,3})?""")]
    private static partial Regex Scheme();

    [GeneratedRegex("^([a-z][a-z_-]{0,15}:)?(?=.)", RegexOptions.Singleline)]
    private static partial Regex User();

    [GeneratedRegex(@"^(?<host>\[[0-9A-Fa-f:.]{2,45}\]|\$\{[A-Z][A-Z0-9_]{0,63}\}|[A-Za-z0-9.-]{1,255})(?::(?:[0-9]{1,5}|\$\{[A-Z][A-Z0-9_]{0,63}\})(?![^/\\\s""'`?#]))?")]
    private static partial Regex HostAndPort();
}
