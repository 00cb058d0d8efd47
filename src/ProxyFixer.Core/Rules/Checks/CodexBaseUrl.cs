using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

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

        OpenClaw keeps what it made of the providers in agents/*/agent/models.json of the state folder. It writes that file anew at the
        start of a turn, but keeps a baseUrl that stands there, unless the config names one: a wrong address outlives restarts and updates.
        Some releases put an address right when they send. 2026.4.15 writes /backend-api/v1 into models.json itself and sends to the right
        address all the same, and 2026.5.28 was seen to do so with every form tried; for these, models.json is worth an info only. In the
        config such an address stays a warning: somebody wrote it, and the next release may take it at its word.
        """,
        [
            "openclaw issues 62142, 66633, 67131, 67193, 67834, PR 69336",
            "OpenClaw 2026.4.9, 2026.4.15 and 2026.5.28, run behind a proxy that ends TLS; code of 2026.3.8 to 2026.9.6",
        ])
    {
        Versions = "All releases; an error for OpenClaw 2026.4.5 to 2026.4.14, which were seen to send to the wrong address.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: the provider block may be meant for another back end, and models.json is OpenClaw's own.",
        HasFix: false,
        [
            new(
                Reporting.Files(("srv/openclaw.json", "{ models: { providers: { 'openai-codex': { baseUrl: 'https://chatgpt.com/backend-api/v1', models: [] } } } }\n")),
                Reporting.Files(("srv/openclaw.json", "{ models: { providers: { 'openai-codex': { baseUrl: 'https://chatgpt.com/backend-api', models: [] } } } }\n"))),
            new(
                Reporting.Unit("2026.4.9", "HOME=/srv").Add("srv/.openclaw/agents/main/agent/models.json", "{ \"providers\": { \"openai-codex\": { \"baseUrl\": \"https://chatgpt.com/backend-api/v1\" } } }\n"),
                Reporting.Unit("2026.4.9", "HOME=/srv").Add("srv/.openclaw/agents/main/agent/models.json", "{ \"providers\": { \"openai-codex\": { \"baseUrl\": \"https://chatgpt.com/backend-api\" } } }\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject) => subject switch
    {
        LateFileSubject { Kind: SubjectKind.Config } config => CheckConfig(config),
        ModelsCacheSubject cache => CheckCache(cache),
        _ => [],
    };

    private IEnumerable<Diagnostic> CheckConfig(LateFileSubject subject)
    {
        foreach (var provider in subject.Config is { } config ? ProviderEntry.Of(config) : [])
        {
            if (Wrong((provider.Block.Find("baseUrl")?.Value as ScalarNode)?.AsString, subject.Release) is { } fails)
            {
                yield return this.Report(
                    subject, fails.Value == Answer.Yes ? Severity.Error : Severity.Warning, provider.Find("baseUrl"),
                    $"The baseUrl of provider {provider.Name} in {subject.Name} is no address of the Codex back end: {fails.Reason}.",
                    "the provider block may be meant for something else",
                    "Write https://chatgpt.com/backend-api, or take baseUrl out where the release allows it.");
            }
        }
    }

    // What the config says counts, and is judged there.
    private IEnumerable<Diagnostic> CheckCache(ModelsCacheSubject subject)
    {
        var counts = subject.Gateway.Release.CacheAddressCounts;
        foreach (var (provider, address, where) in subject.Addresses.DistinctBy(one => (one.Provider, one.Address)))
        {
            if (subject.Gateway.Late.Config?.At("models", "providers", provider, "baseUrl") is null && Wrong(address, subject.Gateway.Release) is { } fails)
            {
                var severity = SeverityOf(fails.Value, counts.Value, subject.Gateway.UsesCodex);
                yield return this.Report(
                    subject, severity, where,
                    $"The baseUrl that OpenClaw keeps for provider {provider} in {subject.Name} is no address of the Codex back end: {(counts.Value == Answer.No ? counts : fails).Reason}.",
                    "OpenClaw writes this file itself, perhaps at this moment",
                    severity == Severity.Info ? "Nothing is to be done."
                    : "Stop the gateway and take this baseUrl out of the file: OpenClaw puts its own in its place. Or name https://chatgpt.com/backend-api as baseUrl in the config.");
            }
        }
    }

    private static Severity SeverityOf(Answer fails, Answer counts, bool? usesCodex) =>
        usesCodex == false || fails == Answer.No || counts == Answer.No ? Severity.Info
        : fails == Answer.Yes && counts == Answer.Yes ? Severity.Error
        : Severity.Warning;

    private static Fact<Answer>? Wrong(string? address, OpenClawRelease release) =>
        address is not null && OpenClawRelease.AddressForm(address) is var form and not CodexAddressForm.Right ? release.FailsWith(form) : null;
}
