using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>The names that a config's env section may not set: the policy for dangerous variables, and the config's own check.</summary>
internal static partial class BlockedNameFinding
{
    /// <summary>Where they stand.</summary>
    public static string[] Marks { get; } = ["host_env_security_policy_default = {", "function isBlockedConfigEnvVar(", "function collectConfigEnvVars"];

    /// <summary>Finds them.</summary>
    /// <param name="package">A release.</param>
    /// <returns>Names and patterns as in the knowledge; empty where the release blocks none; null where the structure is a new one.</returns>
    public static ImmutableSortedSet<string>? NamesOf(PublishedPackage package)
    {
        var check = string.Concat(package.Functions("collectConfigEnvVars(?:ByTarget)?|isBlockedConfigEnvVar"));
        if (check.Length == 0)
        {
            return null;
        }

        var names = Quoted().Matches(string.Concat(package.Functions("isBlockedConfigEnvVar"))).Select(match => match.Groups[1].Value);
        if (check.Contains("isDangerousHostEnv", StringComparison.Ordinal))
        {
            names = names.Concat(package.Code.Values.SelectMany(PolicyOf));
        }

        return names.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> PolicyOf(string code)
    {
        if (Policy().Match(code) is not { Success: true } policy)
        {
            return [];
        }

        var names = from list in List().Matches(policy.Value)
                    let isPrefix = list.Groups[1].Value.EndsWith("Prefixes", StringComparison.Ordinal)
                    from name in Quoted().Matches(list.Groups[2].Value)
                    select name.Groups[1].Value + (isPrefix ? "*" : "");
        return code.Contains("CARGO_TARGET_[A-Z0-9_]+_(?:LINKER|RUNNER)", StringComparison.Ordinal)
            ? [.. names, "CARGO_TARGET_*_LINKER", "CARGO_TARGET_*_RUNNER"]
            : names;
    }

    [GeneratedRegex(@"host_env_security_policy_default = \{.*?\n\};", RegexOptions.Singleline)]
    private static partial Regex Policy();

    [GeneratedRegex(@"\b(blocked\w*): \[(.*?)\]", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex("\"([A-Z0-9_]+)\"")]
    private static partial Regex Quoted();
}
