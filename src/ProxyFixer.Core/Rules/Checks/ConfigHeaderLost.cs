using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>Headers in the config that Codex requests cannot carry.</summary>
public sealed class ConfigHeaderLost : ICheck
{
    // Those that a release lays its own over; all others of the entry arrive.
    private static readonly string[] Overlaid = ["User-Agent", "originator"];

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject) =>
        subject is not LateFileSubject { Kind: SubjectKind.Config, Config: { } config } file ? []
        : [.. Overlays(file, CodexConfig.Of(config, file.Release)), .. OtherEntry(file, config), .. Requests(file, config), .. Proxy(file, config)];

    private static IEnumerable<CheckResult> Overlays(LateFileSubject file, CodexConfig codex)
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
            var limit = file.Gateway?.UsesCodex == false ? Severity.Info : Severity.Error;
            yield return new(CaseOf(name, file, codex), where, ("header", name), ("provider", provider), ("reason", arrives.Reason)) { AtMost = limit };
        }
    }

    private static string? CaseOf(string name, LateFileSubject file, CodexConfig codex)
    {
        var isUserAgent = name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase);
        return codex.UsesCodexRuntime ? Case.Runtime
            : file.Release.Version is not null ? isUserAgent ? Case.UserAgent : null
            : isUserAgent ? Case.ReleaseUnknownUserAgent : Case.ReleaseUnknown;
    }

    // Browser headers for chatgpt.com in the entry of the API: they are meant for Codex.
    private static IEnumerable<CheckResult> OtherEntry(LateFileSubject file, OpenClawConfig config)
    {
        if (file.Release.CodexProvider.Value != ProviderNames.Former)
        {
            yield break;
        }

        foreach (var name in config.Names("models", "providers", ProviderNames.Current.Provider, "headers").Where(name => name is "Origin" or "Referer" or "origin" or "referer"))
        {
            if (config.At("models", "providers", ProviderNames.Current.Provider, "headers", name) is ScalarNode { Value: string value } && value.StartsWith("https://chatgpt.com", StringComparison.Ordinal))
            {
                yield return new(
                    Case.OtherEntry, config.Find("models", "providers", ProviderNames.Current.Provider, "headers", name),
                    ("header", name), ("provider", ProviderNames.Current.Provider), ("reason", file.Release.CodexProvider.Reason));
            }
        }
    }

    private static IEnumerable<CheckResult> Requests(LateFileSubject file, OpenClawConfig config) =>
        file.Release.KnowsProviderRequest is not { Value: Answer.No } knows ? []
        : ProviderEntry.Of(config).Where(provider => provider.Block.Find("request") is not null).Select(provider =>
            new CheckResult(Case.Request, provider.Find("request"), ("provider", provider.Name), ("reason", knows.Reason)));

    private static IEnumerable<CheckResult> Proxy(LateFileSubject file, OpenClawConfig config)
    {
        if (file.Release is { KnowsProviderRequest.Value: Answer.Yes, CodexFollowsProviderProxy: { Value: Answer.No } ignores }
            && config.At("models", "providers", ProviderNames.Former.Provider, "request", "proxy") is not null)
        {
            yield return new(
                Case.Proxy, config.Find("models", "providers", ProviderNames.Former.Provider, "request", "proxy"),
                ("reason", ignores.Reason), ("place", file.Gateway?.Service.Place ?? "the environment that the service starts with"))
            {
                AtMost = file.Gateway?.UsesCodex == false ? Severity.Info : Severity.Error,
            };
        }
    }

    // Of an entry called openai only the one that is plainly for ChatGPT's back end: the API's own is called the same.
    private static bool IsForCodex(CodexConfig codex) =>
        codex.ProviderName == ProviderNames.Former.Provider || (codex.Provider?.Find("api")?.Value as ScalarNode)?.AsString == ProviderNames.Current.Api
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

    private static class Case
    {
        public const string UserAgent = "user-agent";
        public const string ReleaseUnknown = "release-unknown";
        public const string ReleaseUnknownUserAgent = "release-unknown-user-agent";
        public const string Runtime = "codex-runtime";
        public const string OtherEntry = "other-entry";
        public const string Request = "request";
        public const string Proxy = "request-proxy";
    }
}
