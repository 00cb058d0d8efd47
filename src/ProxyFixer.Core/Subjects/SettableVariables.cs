using System.Collections.Immutable;

namespace ProxyFixer.Subjects;

/// <summary>What a rule may set: none of these can hold a secret, so a file that others can read may hold them.</summary>
internal static class SettableVariables
{
    /// <summary>Node's switch for the proxy variables.</summary>
    public const string Switch = "NODE_USE_ENV_PROXY";

    private static readonly ImmutableArray<string> All = [Switch, "NO_PROXY", "no_proxy"];

    /// <summary>Finds the one that a fact is about.</summary>
    /// <param name="fact">The fact's name, <c>Environment.NAME</c>.</param>
    /// <returns>NAME; null where a rule may not set it.</returns>
    public static string? Named(string fact) => All.FirstOrDefault(name => fact == FactCatalog.Environment.Of(name));
}
