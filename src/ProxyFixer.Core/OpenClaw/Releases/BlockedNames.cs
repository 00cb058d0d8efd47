using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The names OpenClaw does not take from the env section of its config: it ignores them without a word.</summary>
/// <remarks>
/// Source: the policy for dangerous host variables (dist/host-env-security-*.js, before 2026.3.22 in several bundles) and the check of the
/// config's own (isBlockedConfigEnvVar), in all published packages. Case is ignored.
/// </remarks>
internal static class BlockedNames
{
    // They are told apart because users ask about them: one sentence of their own, and the rules ask for them as a group.
    private static readonly string[] Proxies =
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "NODE_TLS_REJECT_UNAUTHORIZED"];

    private static readonly Lazy<ImmutableArray<Change>> Changes = new(() =>
    [
        .. from key in new[] { "blocks", "allows" }
           from record in KnowledgeFile.Changes(key)
           from name in FactValue.Texts(record.What)
           orderby record.Since
           select new Change(record.Since, name, key == "blocks"),
    ]);

    private static readonly Lazy<ILookup<string, Change>> ByName = new(() => Changes.Value.ToLookup(change => change.Name));

    private static readonly Lazy<ImmutableArray<Change>> Patterns = new(() => [.. Changes.Value.Where(change => change.IsPattern)]);

    /// <summary>Tells whether a release drops a name.</summary>
    /// <param name="version">The release; null where it is not known.</param>
    /// <param name="name">Name of a variable, in any case.</param>
    /// <returns>Yes, no, or unknown, and why.</returns>
    public static Fact<Answer> Of(OpenClawVersion? version, string name)
    {
        var upper = name.ToUpperInvariant();
        if (Proxies.Contains(upper))
        {
            return ConfigTables.DropsProxies.Of(version);
        }

        Change[] changes = [.. ByName.Value[upper].Concat(Patterns.Value.Where(change => change.Fits(upper))).OrderBy(change => change.Since)];
        if (version is null && changes.Length > 0)
        {
            return Fact(Answer.Unknown, KnownReleases.Matters($"whether {name} is dropped from the config's env", changes.Select(change => change.Since)), null);
        }

        return version is not null && changes.LastOrDefault(change => change.Since <= version) is { IsBlocked: true }
            ? Fact(Answer.Yes, $"OpenClaw never takes {name} from the env section of its config", version)
            : Fact(Answer.No, $"OpenClaw takes {name} from the env section of its config", version);
    }

    /// <summary>Lists what a release drops.</summary>
    /// <param name="version">The release.</param>
    /// <returns>Names in capitals, a star for any end, or for at least one character inside; sorted.</returns>
    public static ImmutableSortedSet<string> ListOf(OpenClawVersion version) => Changes.Value
        .Where(change => change.Since <= version)
        .Aggregate(
            ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal),
            (names, change) => change.IsBlocked ? names.Add(change.Name) : names.Remove(change.Name));

    private static Fact<Answer> Fact(Answer answer, string reason, OpenClawVersion? version) =>
        new(answer, reason, "code of all published packages", version is not null && KnownReleases.IsOutside(version));

    private sealed record Change(OpenClawVersion Since, string Name, bool IsBlocked)
    {
        private readonly int star = Name.IndexOf('*', StringComparison.Ordinal);

        public bool IsPattern => star >= 0;

        // A star at the end stands for anything, one inside for at least one character: CARGO_TARGET_*_LINKER.
        public bool Fits(string name) =>
            name.Length >= (star == Name.Length - 1 ? star : Name.Length)
            && name.AsSpan().StartsWith(Name.AsSpan(0, star))
            && name.AsSpan().EndsWith(Name.AsSpan(star + 1));
    }
}
