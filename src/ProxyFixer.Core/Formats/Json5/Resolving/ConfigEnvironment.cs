using System.Collections.Immutable;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>The environment of an OpenClaw process while it reads its config, and what the env section adds to it.</summary>
/// <param name="start">The environment before.</param>
/// <param name="release">The release that reads the config. Where it is not known whether it sets a variable, the variable has no value here, so that references to it stay.</param>
internal sealed class ConfigEnvironment(IReadOnlyDictionary<string, string> start, OpenClawRelease release)
{
    private readonly Dictionary<string, string> current = new(start, StringComparer.Ordinal);
    private readonly Dictionary<string, string> added = new(StringComparer.Ordinal);
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);

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
            var isThere = current.TryGetValue(name, out var present) && EcmaSpace.Trim(present).Length > 0;
            if (!isThere && !unknown.Contains(name) && !VariableReferences.AreIn(value))
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
        var name = EcmaSpace.Trim(writtenName).ToString();
        if (node is not ScalarNode { Value: string { Length: > 0 } value } || !IsPortable(name))
        {
            return;
        }

        var isIgnored = Any(IsBlank(value, isDirect), release.DropsFromConfigEnv(name).Value, IsSkippedReference(value));
        if (isIgnored == Answer.Unknown)
        {
            unknown.Add(name);
        }
        else if (isIgnored == Answer.No)
        {
            wanted[name] = value;
        }
    }

    private Answer IsBlank(string value, bool isDirect) =>
        EcmaSpace.Trim(value).Length > 0 ? Answer.No : isDirect ? Answer.Yes : release.SkipsBlankVars.Value;

    private Answer IsSkippedReference(string value) => VariableReferences.AreIn(value) ? release.SkipsReferencesFirst.Value : Answer.No;

    private static Answer Any(params ReadOnlySpan<Answer> answers) =>
        answers.Contains(Answer.Yes) ? Answer.Yes : answers.Contains(Answer.Unknown) ? Answer.Unknown : Answer.No;

    private static bool IsPortable(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
