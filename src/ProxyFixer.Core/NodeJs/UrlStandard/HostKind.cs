namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>What the host of a URL is.</summary>
public enum HostKind
{
    /// <summary>There is no host, or it is empty.</summary>
    None,

    /// <summary>A name, in ASCII form.</summary>
    Name,

    /// <summary>An IPv4 address, however it was written (127.1, 0x7f.1, 2130706433).</summary>
    IPv4,

    /// <summary>An IPv6 address; the text has its brackets.</summary>
    IPv6,

    /// <summary>The host of a scheme the standard gives no rules for: kept as it is.</summary>
    Opaque,
}
