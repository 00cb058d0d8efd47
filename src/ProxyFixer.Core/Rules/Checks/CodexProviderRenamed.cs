using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>Names of the Codex provider that the release no longer has.</summary>
public sealed class CodexProviderRenamed : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config } file)
        {
            return [];
        }

        var fact = file.Release.CodexProvider;
        if (file.Release.Version is null)
        {
            return Old(config).Select(found => new CheckResult(file.Gateway is null ? Case.ReleaseUnknownAlone : Case.ReleaseUnknown, found.Where, ("name", found.Name)));
        }

        return fact.Value is not { } names || names == ProviderNames.Former ? [] : Old(config).Select(found => new CheckResult(
            found.Where, ("name", found.Name), ("reason", fact.Reason), ("now", found.Name == ProviderNames.Former.Api ? names.Api : names.Provider)));
    }

    private static IEnumerable<(string Name, Location Where)> Old(OpenClawConfig config)
    {
        foreach (var provider in ProviderEntry.Of(config))
        {
            if (provider.Name == ProviderNames.Former.Provider)
            {
                yield return (provider.Name, provider.NameAt);
            }

            if ((provider.Block.Find("api")?.Value as ScalarNode)?.AsString is { } api && api == ProviderNames.Former.Api)
            {
                yield return (api, provider.Find("api"));
            }
        }
    }

    private static class Case
    {
        public const string ReleaseUnknown = "release-unknown";
        public const string ReleaseUnknownAlone = "release-unknown-alone";
    }
}
