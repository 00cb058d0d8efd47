using System.Collections.Immutable;
using ProxyFixer.Formats;

namespace ProxyFixer.Services;

/// <summary>A value that is set for certain and that no file knows: a Secret of a cluster, the output of a command.</summary>
internal static class UnknownValue
{
    /// <summary>
    /// Stands for the address of a proxy where only it counts that there is one. It is well-formed, so that nothing is concluded from
    /// its form; <c>.invalid</c> is no host of anybody (RFC 2606).
    /// </summary>
    public const string Proxy = "http://unknown.invalid:8080";

    // Without these nothing can be said of a start.
    private static readonly ImmutableArray<string> Decisive = ["NODE_USE_ENV_PROXY", "NODE_OPTIONS"];

    /// <summary>Tells whether a start is judged by the value of a variable.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>True for Node's switch and options.</returns>
    public static bool IsDecisive(string name) => Decisive.Contains(name);

    /// <summary>Tells whether the rules about proxy values look at a variable.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>True for the proxies and their exceptions.</returns>
    public static bool IsOfProxies(string name) => ProxyVariables.Has(name);
}
