using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.BuiltIn;

/// <summary>Names of the Codex provider that the release no longer has.</summary>
public sealed class CodexProviderRenamed : IRule
{
    private const string OldProvider = "openai-codex";
    private const string OldApi = "openai-codex-responses";

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
        ["openclaw 2026.6.1 and later, code; run of 2026.6.11"]);

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
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Root: { } root, Gateway: { Version: not null } gateway }
            || gateway.Release.CodexProvider is not { Value: { Provider: not OldProvider } names } fact)
        {
            return [];
        }

        return Old(root).Select(found => this.Report(subject, Severity.Error, new Location(subject.Anchor.Text, found.Span),
            $"{subject.Name} uses {found.Name}, which OpenClaw {gateway.Version} does not have: {fact.Reason}.",
            "openclaw doctor renames the sign-ins too, which an edit of this file would not",
            $"Run openclaw doctor --fix, or write {(found.Name == OldApi ? names.Api : names.Provider)}."));
    }

    private static IEnumerable<(string Name, TextSpan Span)> Old(ObjectNode root)
    {
        foreach (var provider in Providers.Of(root))
        {
            if (provider.Name == OldProvider)
            {
                yield return (OldProvider, provider.NameSpan);
            }

            if ((provider.Value as ObjectNode)?.Find("api")?.Value is ScalarNode { Value: OldApi } api)
            {
                yield return (OldApi, api.Span);
            }
        }
    }
}
