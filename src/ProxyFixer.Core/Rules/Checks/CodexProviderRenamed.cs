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

        return fact.Value is not { } names || names == ProviderNames.Former ? [] : Old(config).Concat(OldModels(config)).Select(found => new CheckResult(
            found.Where, ("name", found.Name), ("reason", fact.Reason), ("now", Renamed(found.Name, names))));
    }

    private static string Renamed(string name, ProviderNames names) =>
        name == ProviderNames.Former.Api ? names.Api : names.Provider + name[ProviderNames.Former.Provider.Length..];

    // "Unknown model: openai-codex/…" (runs of 2026.6.11 and 2026.9.6), unless the config has a provider of that name; that is reported itself.
    private static IEnumerable<(string Name, Location Where)> OldModels(OpenClawConfig config) =>
        from used in config.At("models", "providers", ProviderNames.Former.Provider) is null ? CodexUse.PlacesOf(config) : []
        let name = used.Model.Trim()
        where name.StartsWith(ProviderNames.Former.Provider + "/", StringComparison.OrdinalIgnoreCase)
        select (name, config.Find([.. used.Path]));

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
