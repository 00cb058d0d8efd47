using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>Headers in the config that Codex requests cannot carry.</summary>
public sealed class ConfigHeaderLost : IRule
{
    private const string NoFix = "the header may be meant for something else, and taking it out changes nothing";

    // Those that a release lays its own over; all others of the entry arrive.
    private static readonly string[] Overlaid = ["User-Agent", "originator"];

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0308",
        "config-header-lost",
        "A header in the config does not reach the Codex back end",
        Severity.Warning,
        """
        Headers of the Codex provider's entry arrive: Origin, Referer, Accept-Language and any name of your own, with every release that
        accepts the entry; a value may be a reference to a secret. User-Agent and originator do not: OpenClaw lays its own over them. Only
        2026.5.20 to 2026.5.28 let them through; 2026.5.12 to 2026.5.18 were not run. A User-Agent can be set in the installed code (PXF0401).

        The entry must be the one that the release uses: openai-codex up to 2026.5.28, openai from 2026.6.1 on (PXF0306 names an old one). An
        entry that the release refuses brings nothing either (PXF0305). Before 2026.4.5 the key request in an entry keeps OpenClaw from
        starting at all; from then on headers below it arrive like the others, but a proxy below it is not used up to 2026.5.7.
        """,
        [
            "OpenClaw 2026.3.8, 2026.4.10, 2026.4.15, 2026.5.27, 2026.5.28, 2026.6.11, 2026.7.1 and 2026.8.1, run behind a proxy that ends TLS",
            "schema of the config in openclaw 2026.3.8 and 2026.4.9",
        ])
    {
        Versions = "All releases, except User-Agent and originator in OpenClaw 2026.5.20 to 2026.5.28; the key request from 2026.4.5 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        $"None: {NoFix}.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.4.15", "HOME=/srv").Add("srv/.openclaw/openclaw.json", Entry("'User-Agent': 'Mozilla/5.0'")),
                Reporting.Unit("2026.4.15", "HOME=/srv").Add("srv/.openclaw/openclaw.json", Entry("Origin: 'https://chatgpt.com'"))),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject) =>
        subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config } file ? []
        : [.. Overlays(file, CodexConfig.Of(config, file.Release)), .. OtherEntry(file, config), .. Requests(file, config), .. Proxy(file, config)];

    private static string Entry(string header) =>
        $"{{ models: {{ providers: {{ 'openai-codex': {{ baseUrl: 'https://chatgpt.com/backend-api', models: [], headers: {{ {header} }} }} }} }} }}\n";

    private IEnumerable<Diagnostic> Overlays(LateFileSubject file, CodexConfig codex)
    {
        var arrives = file.Release.ConfigSetsUserAgent;
        var isOpen = arrives.Value == Answer.Unknown && file.Release.Version is not null; // not run: nothing is claimed
        if (codex.ProviderName is not { } provider || !IsForCodex(codex) || arrives.Value == Answer.Yes || isOpen
            || (file.Release.Version is not null && !codex.MissingMembers.IsEmpty))
        {
            yield break;
        }

        foreach (var (name, where) in OverlaidHeaders(codex))
        {
            var what = $"The header {name} of provider {provider} in {file.Name}";
            yield return this.Report(
                file,
                file.Gateway?.UsesCodex == false || codex.UsesCodexRuntime ? Severity.Info : Severity.Warning,
                where,
                codex.UsesCodexRuntime ? $"{what} may not arrive: the config has the model served by the codex runtime, a program of its own, which was never seen to send headers of this entry."
                    : file.Release.Version is null ? $"{what} reaches Codex requests with OpenClaw 2026.5.20 to 2026.5.28 only; which release reads this file cannot be told."
                    : $"{what} does not reach Codex requests: {arrives.Reason}.",
                NoFix,
                name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) && !codex.UsesCodexRuntime
                    ? "It can be set in the installed code: put it under headers into .proxyfixer.yaml and run proxyfixer fix (PXF0401). Origin, Referer and Accept-Language arrive from here."
                    : "Nothing in the config sets it.");
        }
    }

    // Browser headers for chatgpt.com in the entry of the API: they are meant for Codex.
    private IEnumerable<Diagnostic> OtherEntry(LateFileSubject file, OpenClawConfig config)
    {
        if (file.Release.CodexProvider.Value is not { Provider: "openai-codex" })
        {
            yield break;
        }

        foreach (var name in config.Names("models", "providers", "openai", "headers").Where(name => name is "Origin" or "Referer" or "origin" or "referer"))
        {
            if (config.At("models", "providers", "openai", "headers", name) is ScalarNode { Value: string value } && value.StartsWith("https://chatgpt.com", StringComparison.Ordinal))
            {
                yield return this.Report(
                    file, Severity.Warning, config.Find("models", "providers", "openai", "headers", name),
                    $"The header {name} of provider openai in {file.Name} does not reach Codex requests: {file.Release.CodexProvider.Reason}.",
                    NoFix, "Move the headers into the entry openai-codex, with baseUrl, api and models.");
            }
        }
    }

    private IEnumerable<Diagnostic> Requests(LateFileSubject file, OpenClawConfig config) =>
        file.Release.KnowsProviderRequest is not { Value: Answer.No } knows ? []
        : ProviderEntry.Of(config).Where(provider => provider.Block.Find("request") is not null).Select(provider => this.Report(
            file, Severity.Error, provider.Find("request"),
            $"The provider {provider.Name} in {file.Name} has request, so OpenClaw {file.Release.Version} refuses the config: {knows.Reason}.",
            "what else is meant by it cannot be told", "Move its headers into headers of the entry, and take request out."));

    private IEnumerable<Diagnostic> Proxy(LateFileSubject file, OpenClawConfig config)
    {
        if (file.Release is { KnowsProviderRequest.Value: Answer.Yes, CodexFollowsProviderProxy: { Value: Answer.No } ignores }
            && config.At("models", "providers", "openai-codex", "request", "proxy") is not null)
        {
            yield return this.Report(
                file, file.Gateway?.UsesCodex == false ? Severity.Info : Severity.Warning,
                config.Find("models", "providers", "openai-codex", "request", "proxy"),
                $"The proxy in request of provider openai-codex in {file.Name} is not used by Codex requests: {ignores.Reason}.",
                "whether the service shall use the proxy for all requests is not for ProxyFixer to say",
                $"Put HTTPS_PROXY into the .env file of the state folder, or into {file.Gateway?.Service.Place ?? "the environment that the service starts with"}.");
        }
    }

    // Of an entry called openai only the one that is plainly for ChatGPT's back end: the API's own is called the same.
    private static bool IsForCodex(CodexConfig codex) =>
        codex.ProviderName == "openai-codex" || (codex.Provider?.Find("api")?.Value as ScalarNode)?.AsString == "openai-chatgpt-responses"
        || (codex.Provider?.Find("baseUrl")?.Value as ScalarNode)?.AsString?.StartsWith("https://chatgpt.com/", StringComparison.Ordinal) == true;

    private static IEnumerable<(string Name, Location Where)> OverlaidHeaders(CodexConfig codex)
    {
        string[] entry = ["models", "providers", codex.ProviderName!];
        foreach (var name in codex.Config.Names([.. entry, "headers"]).Where(IsOverlaid))
        {
            yield return (name, codex.Config.FindName([.. entry, "headers", name]));
        }

        var models = (codex.Provider?.Find("models")?.Value as ListNode)?.Items ?? [];
        for (var i = 0; i < models.Length; i++)
        {
            foreach (var name in (OpenClawConfig.At(models[i], "headers") as ObjectNode)?.Members.Select(member => member.Name).Where(IsOverlaid) ?? [])
            {
                yield return (name, codex.Config.FindName([.. entry, "models", i.ToString(CultureInfo.InvariantCulture), "headers", name]));
            }
        }
    }

    private static bool IsOverlaid(string name) => Overlaid.Contains(name, StringComparer.OrdinalIgnoreCase);
}
