using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Services;

/// <summary>Environments as their readers see them: variables by name.</summary>
public static class StartVariables
{
    /// <summary>
    /// Stands for the address of a proxy where only it counts that there is one. It is well-formed, so that nothing is concluded from its
    /// form; .invalid is no host of anybody (RFC 2606).
    /// </summary>
    internal const string UnknownProxy = "http://unknown.invalid:8080";

    /// <summary>The variables that a file of assignments sets to a known value.</summary>
    /// <param name="document">The file; null for none.</param>
    /// <param name="source">What kind of place it is, in a few words.</param>
    /// <returns>Each name once, in file order; the place is that of the name.</returns>
    public static IEnumerable<StartVariable> InFile(Document? document, string source) => document?.Root is not ObjectNode root ? [] :
        from member in root.Effective()
        where member.Value is ScalarNode { Value: string }
        select new StartVariable(member.Name, ((ScalarNode)member.Value).AsString!, new(document.Text, member.NameSpan), source);

    /// <summary>Looks variables up by name.</summary>
    /// <param name="variables">In any order; of two with the same name the first counts.</param>
    /// <returns>By name.</returns>
    public static ImmutableSortedDictionary<string, StartVariable> ByName(IEnumerable<StartVariable> variables)
    {
        var index = ImmutableSortedDictionary.CreateBuilder<string, StartVariable>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            index.TryAdd(variable.Name, variable);
        }

        return index.ToImmutable();
    }

    /// <summary>The values alone, as a process sees them.</summary>
    /// <param name="variables">By name.</param>
    /// <returns>Values by name.</returns>
    public static ImmutableSortedDictionary<string, string> Values(this ImmutableSortedDictionary<string, StartVariable> variables) =>
        variables.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);
}
