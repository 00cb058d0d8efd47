namespace ProxyFixer.NodeJs;

/// <summary>The ways in which Node's clients have read <c>NO_PROXY</c>.</summary>
/// <remarks>Source: measured on 52 versions (docs/knowledge.md) and read in the sources the binaries carry.</remarks>
public enum NoProxyRules
{
    /// <summary>fetch: exact names; a leading dot or star is a suffix test on the text.</summary>
    F1,

    /// <summary>fetch: every name includes its sub-domains; <c>*</c> only as the whole value.</summary>
    F2,

    /// <summary>fetch: as <see cref="F2"/>, and IPv6 addresses with or without brackets.</summary>
    F3,

    /// <summary>fetch: as <see cref="F3"/>, and a dot at the end of a name does not count.</summary>
    F4,

    /// <summary>
    /// fetch: as <see cref="F4"/>, but an entry whose host is <c>*</c> matches everything, also in a list and with a port, and an entry
    /// beginning with <c>*</c> leaves out the domain itself.
    /// </summary>
    F5,

    /// <summary>http and https: commas only, exact names, address ranges; a leading dot is a suffix test on the text.</summary>
    H1,

    /// <summary>http and https: as <see cref="H1"/>, but a leading dot means the domain and its sub-domains.</summary>
    H2,
}
