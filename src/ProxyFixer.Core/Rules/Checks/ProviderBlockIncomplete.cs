using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A provider block that makes the whole config invalid.</summary>
public sealed class ProviderBlockIncomplete : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config } file
            || file.Release.ProviderNeedsBaseUrlAndModels is not { Value: not Answer.No } needs)
        {
            yield break;
        }

        foreach (var provider in ProviderEntry.Of(config).Where(provider => provider.Block.Find("$include") is null))
        {
            string[] missing = [.. new[] { "baseUrl", "models" }.Where(name => provider.Block.Find(name) is null)];
            if (missing.Length > 0)
            {
                yield return new(
                    file.Release.Version is null ? Case.ReleaseUnknown : null, provider.NameAt,
                    ("provider", provider.Name), ("members", string.Join(" and no ", missing)), ("reason", needs.Reason));
            }
        }
    }

    private static class Case
    {
        public const string ReleaseUnknown = "release-unknown";
    }
}
