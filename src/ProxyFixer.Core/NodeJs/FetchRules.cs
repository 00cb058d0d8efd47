namespace ProxyFixer.NodeJs;

/// <summary>How whoever sends a fetch reads the proxy variables: the undici inside Node, or one that a program brings.</summary>
/// <param name="Reader">Who reads, for sentences: <c>Node 22.22.0</c>, <c>undici 8.3.0</c>.</param>
/// <param name="NoProxy">How it reads NO_PROXY.</param>
/// <param name="AcceptsSocks">Whether it can use socks5:// and socks://.</param>
/// <param name="SendsUserOnly">Whether it reads a user name without a password.</param>
/// <param name="TlsProxyNeedsName">Whether every request fails through an https:// proxy named by an IPv4 address.</param>
/// <param name="AddsScheme">Whether a value without a scheme gets http:// (HTTP_PROXY) or https:// (HTTPS_PROXY).</param>
internal sealed record FetchRules(
    string Reader, NoProxyRules NoProxy, bool AcceptsSocks, bool SendsUserOnly, bool TlsProxyNeedsName, bool AddsScheme);
