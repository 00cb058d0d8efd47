using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Requests to this machine itself go to the proxy.</summary>
public sealed class NoProxyLacksLoopback : ICheck
{
    // For ::1 one spelling counts for fetch, the other for http and https.
    private static readonly ImmutableArray<string> Wanted = ["localhost", "127.0.0.1", "::1,[::1]"];

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is ServiceSubject service && InShell(service) is { } inShell)
        {
            yield return inShell;
        }

        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        var missing = Wanted.Where(entry => IsMissing(Value(proxies.Seen), entry)).ToArray();
        if (missing.Length == 0)
        {
            yield break;
        }

        var name = proxies.Seen.ContainsKey("no_proxy") ? "no_proxy" : "NO_PROXY";
        var present = proxies.Seen.GetValueOrDefault(name, "");
        var added = string.Join(',', missing);
        var wanted = present.Trim(',', ' ') is { Length: > 0 } before ? $"{before},{added}" : added;

        // The gateway listens on 127.0.0.1 without TLS: a proxy for https alone is not asked for it.
        var hasPlain = new[] { "http_proxy", "HTTP_PROXY" }.Any(plain => proxies.Seen.GetValueOrDefault(plain) is { Length: > 0 });
        var proposal = subject.Propose([(FactCatalog.Environment.Of(name), wanted)]);
        var isSettable = proposal is FixProposal.Possible;
        var setsProxy = proxies.Environment.ContainsKey(FirstProxy(proxies));
        yield return new(
            !isSettable ? Case.NoPlace : setsProxy ? null : Case.ProxyFromElsewhere,
            proxies.Find(name) ?? proxies.Find(FirstProxy(proxies)),
            ("variable", name),
            ("lack", present.Length == 0 ? "is not set" : $"does not name {string.Join(", ", missing.Select(entry => entry.Split(',')[0]))}"),
            ("requests", hasPlain ? "requests" : "https requests"), ("added", added),
            ("reason", (proposal as FixProposal.Impossible)?.Reason ?? ""))
        {
            // What is missing in one file of several may stand in another.
            AtMost = !hasPlain || missing is ["::1,[::1]"] || proxies.SeverityLimit < Severity.Error ? Severity.Info : Severity.Error,
            Proposal = proposal,
        };
    }

    // Where only the shell has a proxy: what is started there (a gateway, openclaw update, its doctor) talks to 127.0.0.1, too.
    private static CheckResult? InShell(ServiceSubject service)
    {
        var isGiven = service.Gateway.HasManagedProxy || Gateway.ProxyNames.Any(name => service.Gateway.Variables.GetValueOrDefault(name) is { Value.Length: > 0 });
        if (isGiven || service.Gateway.Command.Node is null || service.Shell?.Variables is not { } shell
            || Gateway.ProxyNames.Select(shell.GetValueOrDefault).FirstOrDefault(proxy => proxy is not null && !proxy.Values.SequenceEqual([""])) is not { } proxy)
        {
            return null;
        }

        var exceptions = shell.GetValueOrDefault("no_proxy") ?? shell.GetValueOrDefault("NO_PROXY");
        var isMissing = exceptions is null || (exceptions.Values.Length > 0 && exceptions.Values.Any(value => IsMissing(value, Wanted[0]) || IsMissing(value, Wanted[1])));
        return !isMissing ? null : new(
            Case.Shell, exceptions?.Where ?? proxy.Where,
            ("variable", exceptions?.Name ?? "NO_PROXY"), ("lack", exceptions is null ? "is not set" : "does not name this machine"));
    }

    private static string FirstProxy(IProxyEnvironment proxies) =>
        Gateway.ProxyNames.First(name => proxies.Seen.GetValueOrDefault(name) is { Length: > 0 });

    private static string Value(IReadOnlyDictionary<string, string> variables) =>
        variables.GetValueOrDefault("no_proxy") ?? variables.GetValueOrDefault("NO_PROXY") ?? "";

    private static bool IsMissing(string value, string wanted)
    {
        var entries = value.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return !entries.Any(entry => entry == "*" || wanted.Split(',').Contains(entry, StringComparer.OrdinalIgnoreCase));
    }

    private static class Case
    {
        public const string NoPlace = "no-place";
        public const string ProxyFromElsewhere = "proxy-from-elsewhere";
        public const string Shell = "shell";
    }
}
