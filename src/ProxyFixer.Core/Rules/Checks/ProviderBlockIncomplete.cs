using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A provider block that makes the whole config invalid.</summary>
public sealed class ProviderBlockIncomplete : IRule
{
    private const string NoFix = "which models are meant cannot be told";
    private const string Help = "Add both, or take the block out.";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0305",
        "provider-block-incomplete",
        "A provider block without baseUrl or models makes the config invalid",
        Severity.Error,
        """
        Up to 2026.5.18 every block below models.providers must have baseUrl and models. A block that only adds headers makes the config
        invalid, and OpenClaw refuses to run with it. From 2026.5.19 on both are optional.
        """,
        ["OpenClaw 2026.3.8 to 2026.5.18, run: the config is refused"])
    {
        Versions = "OpenClaw up to 2026.5.18.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which models are meant cannot be told.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.3.8", "HOME=/srv").Add("srv/.openclaw/openclaw.json", "{ models: { providers: { 'openai-codex': { headers: { Origin: 'https://chatgpt.com' } } } } }\n"),
                Reporting.Unit("2026.5.28", "HOME=/srv").Add("srv/.openclaw/openclaw.json", "{ models: { providers: { 'openai-codex': { headers: { Origin: 'https://chatgpt.com' } } } } }\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
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
                var what = $"The provider {provider.Name} in {subject.Name} has no {string.Join(" and no ", missing)}";
                yield return file.Release.Version is { } version
                    ? this.Report(subject, Severity.Error, provider.NameAt, $"{what}, so OpenClaw {version} refuses the config: {needs.Reason}.", NoFix, Help)
                    : this.Report(subject, Severity.Warning, provider.NameAt, $"{what}. OpenClaw up to 2026.5.18 refuses such a config; which release reads it cannot be told.", NoFix, Help);
            }
        }
    }
}
