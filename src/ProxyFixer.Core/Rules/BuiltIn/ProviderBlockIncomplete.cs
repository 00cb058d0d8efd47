using ProxyFixer.Diagnostics;
using ProxyFixer.Knowledge.OpenClaw;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.BuiltIn;

/// <summary>A provider block that makes the whole config invalid.</summary>
public sealed class ProviderBlockIncomplete : IRule
{
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
        ["OpenClaw 2026.3.8 to 2026.5.18, run: the config is refused"]);

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
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Root: { } root, Gateway: { Version: not null } gateway }
            || gateway.Release.ProviderNeedsBaseUrlAndModels is not { Value: Answer.Yes } needs)
        {
            yield break;
        }

        foreach (var provider in Providers.Of(root))
        {
            if (provider.Value is not ObjectNode block || block.Find("$include") is not null)
            {
                continue;
            }

            string[] missing = [.. new[] { "baseUrl", "models" }.Where(name => block.Find(name) is null)];
            if (missing.Length > 0)
            {
                yield return this.Report(subject, Severity.Error, new Location(subject.Anchor.Text, provider.NameSpan),
                    $"The provider {provider.Name} in {subject.Name} has no {string.Join(" and no ", missing)}, so OpenClaw {gateway.Version} refuses the config: {needs.Reason}.",
                    "which models are meant cannot be told",
                    "Add both, or take the block out.");
            }
        }
    }
}
