namespace ProxyFixer.Formats.Systemd;

/// <summary>The variables beside which a new one is put.</summary>
internal static class ProxyVariables
{
    /// <summary>Tells whether a name is one of the proxy variables, in either case.</summary>
    /// <param name="name">A variable name.</param>
    /// <returns>True for HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.</returns>
    public static bool IsProxy(string name) => name.ToUpperInvariant() is "HTTP_PROXY" or "HTTPS_PROXY" or "ALL_PROXY" or "NO_PROXY";
}
