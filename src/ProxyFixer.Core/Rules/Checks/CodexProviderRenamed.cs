using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>Names of the Codex provider that the release no longer has.</summary>
public sealed class CodexProviderRenamed : IRule
{
    private const string OldProvider = "openai-codex";
    private const string OldApi = "openai-codex-responses";
    private const string NoFix = "openclaw doctor renames the sign-ins too, which an edit of this file would not";

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0306",
        "codex-provider-renamed",
        "The config uses a name of the Codex provider that this release does not have",
        Severity.Error,
        """
        From 2026.6.1 on the provider openai-codex and the api openai-codex-responses are gone: they are called openai and
        openai-chatgpt-responses. `openclaw doctor --fix` renames them, with the sign-in that belongs to them.
        """,
        ["openclaw 2026.6.1 and later, code; run of 2026.6.11"])
    {
        Versions = "OpenClaw from 2026.6.1 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: openclaw doctor renames the sign-ins too, which an edit of this file would not.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.6.11", "HOME=/srv").Add("srv/.openclaw/openclaw.json", "{ models: { providers: { 'openai-codex': { headers: {} } } } }\n"),
                Reporting.Unit("2026.6.11", "HOME=/srv").Add("srv/.openclaw/openclaw.json", "{ models: { providers: { openai: { headers: {} } } } }\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config } file)
        {
            return [];
        }

        var fact = file.Release.CodexProvider;
        if (file.Release.Version is not { } version)
        {
            return Old(config).Select(found => this.Report(
                subject, file.Gateway is null ? Severity.Info : Severity.Warning, found.Where,
                $"{subject.Name} uses {found.Name}, which OpenClaw has up to 2026.5.28 only; which release reads this file cannot be told.",
                NoFix, "With 2026.6.1 and later run openclaw doctor --fix."));
        }

        return fact.Value is not { Provider: not OldProvider } names ? [] : Old(config).Select(found => this.Report(
            subject, Severity.Error, found.Where,
            $"{subject.Name} uses {found.Name}, which OpenClaw {version} does not have: {fact.Reason}.",
            NoFix, $"Run openclaw doctor --fix, or write {(found.Name == OldApi ? names.Api : names.Provider)}."));
    }

    private static IEnumerable<(string Name, Location Where)> Old(OpenClawConfig config)
    {
        foreach (var provider in ProviderEntry.Of(config))
        {
            if (provider.Name == OldProvider)
            {
                yield return (OldProvider, provider.NameAt);
            }

            if (provider.Block.Find("api")?.Value is ScalarNode { Value: OldApi })
            {
                yield return (OldApi, provider.Find("api"));
            }
        }
    }
}
