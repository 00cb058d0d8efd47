using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.Settings;

/// <summary>A proxy without what is secret of it.</summary>
/// <param name="Scheme">Lower case.</param>
/// <param name="Host">As the URL standard writes it.</param>
/// <param name="Port">Null for that of the scheme.</param>
public sealed record ProxyServer(string Scheme, string Host, int? Port)
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">A value of a proxy variable, or of the settings.</param>
    /// <returns>The proxy; null where the text is no URL with a host.</returns>
    public static ProxyServer? Parse(string text)
    {
        StandardUrl.Parse(text, out var url);
        return url is { Host.Kind: not HostKind.None } ? new(url.Scheme, url.Host.Text, url.Port) : null;
    }

    /// <summary>Tells whether an address has a user or a password.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True for a URL with one of them.</returns>
    public static bool HasCredentials(string text)
    {
        StandardUrl.Parse(text, out var url);
        return url is not null && url.UserName.Length + url.Password.Length > 0;
    }
}
