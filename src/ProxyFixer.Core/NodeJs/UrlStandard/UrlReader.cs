using System.Globalization;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>Reads what follows the scheme of a URL.</summary>
/// <param name="rest">The text behind the colon.</param>
/// <param name="scheme">Lower case, without the colon.</param>
internal ref struct UrlReader(ReadOnlySpan<char> rest, string scheme)
{
    private readonly bool _isSpecial = StandardUrl.IsSpecial(scheme);
    private ReadOnlySpan<char> _rest = rest;
    private string _userName = "";
    private string _password = "";
    private UrlHost _host = UrlHost.None;
    private int? _port;

    public UrlValidity Read(out StandardUrl? url)
    {
        url = null;
        var (fragment, query) = (CutFrom('#'), CutFrom('?'));
        var validity = scheme == "file" ? ReadFileHost() : TakeSlashes() ? ReadAuthority() : UrlValidity.Valid;
        if (validity == UrlValidity.Valid)
        {
            var path = _isSpecial ? UrlPath.Resolve(_rest) : _rest.ToString();
            url = new StandardUrl(scheme, _userName, _password, _host, _port, path, query, fragment);
        }
        return validity;
    }

    private string CutFrom(char mark)
    {
        var at = _rest.IndexOf(mark);
        if (at < 0)
        {
            return "";
        }
        var behind = _rest[(at + 1)..].ToString();
        _rest = _rest[..at];
        return behind;
    }

    // "special authority slashes": any number of either slash, none included; other schemes want exactly two.
    private bool TakeSlashes()
    {
        if (_isSpecial)
        {
            _rest = _rest.TrimStart("/\\");
            return true;
        }
        var hasAuthority = _rest is ['/', '/', ..];
        _rest = hasAuthority ? _rest[2..] : _rest;
        return hasAuthority;
    }

    private ReadOnlySpan<char> TakeAuthority()
    {
        var end = _isSpecial ? _rest.IndexOfAny('/', '\\') : _rest.IndexOf('/');
        end = end < 0 ? _rest.Length : end;
        var authority = _rest[..end];
        _rest = _rest[end..];
        return authority;
    }

    private UrlValidity ReadAuthority()
    {
        var authority = TakeAuthority();
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var credentials = authority[..at];
            var colon = credentials.IndexOf(':');
            _userName = (colon < 0 ? credentials : credentials[..colon]).ToString();
            _password = colon < 0 ? "" : credentials[(colon + 1)..].ToString();
            authority = authority[(at + 1)..];
        }
        var portColon = PortColon(authority);
        var host = portColon < 0 ? authority : authority[..portColon];
        if (host.Length == 0)
        {
            return at >= 0 || portColon >= 0 || _isSpecial ? UrlValidity.Invalid : UrlValidity.Valid;
        }
        var validity = UrlHost.Parse(host, _isSpecial, out _host);
        return validity != UrlValidity.Invalid && portColon >= 0 && !ReadPort(authority[(portColon + 1)..])
            ? UrlValidity.Invalid
            : validity;
    }

    // The first colon outside brackets.
    private static int PortColon(ReadOnlySpan<char> authority)
    {
        var inBrackets = false;
        for (var at = 0; at < authority.Length; at++)
        {
            inBrackets = authority[at] == '[' || (inBrackets && authority[at] != ']');
            if (authority[at] == ':' && !inBrackets)
            {
                return at;
            }
        }
        return -1;
    }

    private bool ReadPort(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        digits = digits.TrimStart('0').Length == 0 && digits.Length > 0 ? "0" : digits.TrimStart('0');
        if (digits.Length > 5)
        {
            return false;
        }
        int? port = digits.Length == 0 ? null : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        _port = port == StandardUrl.DefaultPort(scheme) ? null : port;
        return port is null or <= 65535;
    }

    // file: has a host only behind two slashes, never a port; a drive letter there belongs to the path.
    private UrlValidity ReadFileHost()
    {
        if (_rest is not ['/' or '\\', '/' or '\\', ..])
        {
            return UrlValidity.Valid;
        }
        _rest = _rest[2..];
        var authority = TakeAuthority();
        if (authority.Length == 0 || authority is [var drive, ':' or '|'] && char.IsAsciiLetter(drive))
        {
            return UrlValidity.Valid;
        }
        var validity = UrlHost.Parse(authority, isSpecial: true, out _host);
        _host = _host.Text == "localhost" ? UrlHost.None : _host;
        return validity;
    }
}
