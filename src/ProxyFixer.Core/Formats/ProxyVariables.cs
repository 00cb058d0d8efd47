using System.Collections.Immutable;

namespace ProxyFixer.Formats;

/// <summary>The names next to which a new proxy setting belongs.</summary>
internal static class ProxyVariables
{
    /// <summary>The variables that name a proxy for fetch, in the order in which they win for https.</summary>
    public static ImmutableArray<string> OfFetch { get; } = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

    private static readonly string[] Names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];

    /// <summary>Tells whether a variable names a proxy or its exceptions.</summary>
    /// <param name="name">A variable name; case does not matter.</param>
    /// <returns>True for the four proxy variables.</returns>
    public static bool Has(ReadOnlySpan<char> name)
    {
        foreach (var known in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether Podman hands a variable of its own on to containers by itself.</summary>
    /// <param name="name">A variable name.</param>
    /// <returns>True for HTTP_PROXY, HTTPS_PROXY and NO_PROXY, all in capitals or all in small letters (containers/common, config.ProxyEnv).</returns>
    public static bool IsOfPodman(string name) =>
        Has(name) && !name.EndsWith("ALL_PROXY", StringComparison.OrdinalIgnoreCase) && (!name.Any(char.IsAsciiLetterLower) || !name.Any(char.IsAsciiLetterUpper));
}
