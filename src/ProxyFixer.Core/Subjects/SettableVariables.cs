using System.Collections.Immutable;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Subjects;

/// <summary>What a rule may set: none of these can hold a secret, so a file that others can read may hold them.</summary>
internal static class SettableVariables
{
    private static readonly ImmutableArray<string> All = [NodeSwitch.Variable, "NO_PROXY", "no_proxy"];

    /// <summary>Finds the one that a fact is about.</summary>
    /// <param name="fact">The fact's name, <c>Environment.NAME</c>.</param>
    /// <returns>NAME; null where a rule may not set it.</returns>
    public static string? Named(string fact) => All.FirstOrDefault(name => fact == FactCatalog.Environment.Of(name));
}
