using System.Collections.Immutable;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>The environment of an OpenClaw process while it reads its config, and what the env section adds to it.</summary>
/// <param name="start">The environment before.</param>
/// <param name="rules">The release that reads the config.</param>
internal sealed class ConfigEnvironment(IReadOnlyDictionary<string, string> start, OpenClawConfigRules rules)
{
    private readonly Dictionary<string, string> current = new(start, StringComparer.Ordinal);
    private readonly Dictionary<string, string> added = new(StringComparer.Ordinal);

    /// <summary>The variables now.</summary>
    public IReadOnlyDictionary<string, string> Current => current;

    /// <summary>What the config added.</summary>
    public ImmutableSortedDictionary<string, string> Added => added.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Sets what the env section says, before substitution and after; what is there and not blank stays.</summary>
    /// <param name="config">The config with its includes.</param>
    public void Add(Node config)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value, isDirect) in Variables(config))
        {
            Want(wanted, name, value, isDirect);
        }

        foreach (var (name, value) in wanted)
        {
            var isThere = current.TryGetValue(name, out var present) && Space.Trim(present).Length > 0;
            if (!isThere && !VariableReferences.AreIn(value))
            {
                current[name] = added[name] = value;
            }
        }
    }

    /// <summary>Lists what the env section says: first <c>env.vars</c>, then the keys beside it, which win.</summary>
    /// <param name="config">The config with its includes.</param>
    /// <returns>Names as written, their values, and whether they stand in <c>env</c> itself.</returns>
    public static IEnumerable<(string Name, Node Value, bool IsDirect)> Variables(Node config)
    {
        if ((config as ObjectNode)?.Find("env")?.Value is not ObjectNode section)
        {
            yield break;
        }

        if (section.Find("vars")?.Value is ObjectNode variables)
        {
            foreach (var member in EffectiveMembers.Of(variables))
            {
                yield return (member.Name, member.Value, false);
            }
        }

        foreach (var member in EffectiveMembers.Of(section).Where(member => member.Name is not ("vars" or "shellEnv")))
        {
            yield return (member.Name, member.Value, true);
        }
    }

    private void Want(Dictionary<string, string> wanted, string writtenName, Node node, bool isDirect)
    {
        var name = Space.Trim(writtenName).ToString();
        if (node is not ScalarNode { Value: string { Length: > 0 } value } || !IsPortable(name))
        {
            return;
        }

        var isPassedOver = (Space.Trim(value).Length == 0 && (isDirect || rules.SkipsBlankVars))
            || (rules.PassesOverReferencesFirst && VariableReferences.AreIn(value))
            || BlockedNames.Has(name, rules.BlocksProxyVariables);
        if (!isPassedOver)
        {
            wanted[name] = value;
        }
    }

    private static bool IsPortable(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
