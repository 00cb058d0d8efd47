using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The <c>proxy</c> section of OpenClaw's config; it is independent of HTTPS_PROXY and of Node's switch.</summary>
/// <param name="Keys">Paths below <c>proxy</c>; empty before there was such a section.</param>
/// <param name="UrlAloneActivates">Whether <c>proxyUrl</c> is enough without <c>enabled: true</c>.</param>
/// <param name="AllowsHttps">Whether <c>proxyUrl</c> may be an https:// URL.</param>
public sealed record ManagedProxy(ImmutableArray<string> Keys, Answer UrlAloneActivates, Answer AllowsHttps);
