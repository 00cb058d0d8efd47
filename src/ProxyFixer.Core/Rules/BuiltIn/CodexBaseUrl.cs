using ProxyFixer.Diagnostics;
using ProxyFixer.Knowledge.OpenClaw;
using ProxyFixer.Subjects;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.BuiltIn;

/// <summary>A baseUrl that is no address of the Codex back end.</summary>
public sealed class CodexBaseUrl : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0307",
        "codex-base-url",
        "The baseUrl of the Codex provider leads to 403",
        Severity.Warning,
        """
        The Codex back end answers below https://chatgpt.com/backend-api/codex. With /v1 at the end, or /responses without /codex, it refuses
        with 403 and a page of HTML, which is easily taken for a fault of the proxy or of the headers.
        """,
        ["openclaw issues 62142, 66633, 67131, 67193, 67834, PR 69336"]);

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: the provider block may be meant for another back end.",
        HasFix: false,
        [
            new(
                Reporting.Files(("srv/openclaw.json", "{ models: { providers: { 'openai-codex': { baseUrl: 'https://chatgpt.com/backend-api/v1', models: [] } } } }\n")),
                Reporting.Files(("srv/openclaw.json", "{ models: { providers: { 'openai-codex': { baseUrl: 'https://chatgpt.com/backend-api', models: [] } } } }\n"))),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config } file)
        {
            yield break;
        }

        var refuses = file.Release.CodexRefusesV1;
        foreach (var provider in ProviderEntry.Of(config))
        {
            if (provider.Block.Find("baseUrl")?.Value is ScalarNode { Value: string address } && IsWrong(address))
            {
                yield return this.Report(subject, refuses.Value == Answer.Yes ? Severity.Error : Severity.Warning, provider.Find("baseUrl"),
                    $"The baseUrl of provider {provider.Name} in {subject.Name} is no address of the Codex back end, which answers with 403: {refuses.Reason}.",
                    "the provider block may be meant for something else",
                    "Write https://chatgpt.com/backend-api, or take baseUrl out where the release allows it. The folder agents/*/agent/models.json of the state folder keeps a copy.");
            }
        }
    }

    private static bool IsWrong(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host == "chatgpt.com"
        && url.AbsolutePath.TrimEnd('/') is { } path
        && (path.EndsWith("/v1", StringComparison.Ordinal)
            || (path.EndsWith("/responses", StringComparison.Ordinal) && !path.EndsWith("/codex/responses", StringComparison.Ordinal)));
}
