using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>What the rules about session logs have in common.</summary>
internal static class Symptoms
{
    /// <summary>
    /// How long a failure is worth telling. A gateway that runs asks its model at least every day (heartbeats every 30 minutes, timers): one
    /// whose last failure is older is not in use, and what it says about today's configuration is doubtful.
    /// </summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <summary>Rules whose findings let requests go out without the proxy, or with one that is not meant.</summary>
    public static readonly ImmutableArray<string> Route =
    [
        "PXF0101", "PXF0103", "PXF0104", "PXF0107", "PXF0110", "PXF0112", "PXF0117", "PXF0118", "PXF0201", "PXF0202", "PXF0204", "PXF0301",
        "PXF0302", "PXF0309", "PXF0502", "PXF0504", "PXF0505", "PXF0506", "PXF0507",
    ];

    /// <summary>Rules whose findings let requests go to a proxy that is not where it is looked for.</summary>
    public static readonly ImmutableArray<string> Proxy = ["PXF0506", "PXF0512"];

    /// <summary>Rules whose findings keep Node from trusting the authority of a proxy.</summary>
    public static readonly ImmutableArray<string> Authority = ["PXF0203", "PXF0304"];

    /// <summary>Finds the last request that failed, if nothing has worked since and it is recent.</summary>
    /// <param name="subject">Any subject.</param>
    /// <returns>The logs and the failure; null where there is nothing to tell.</returns>
    public static (SessionSubject Sessions, ModelFailure Failure)? Last(Subject subject) =>
        subject is SessionSubject { Log.Answers: [{ Failure: { } failure } last, ..] } sessions && sessions.Now - last.At <= Recent
            ? (sessions, failure) : null;

    /// <summary>Makes the result.</summary>
    /// <param name="sessions">The logs.</param>
    /// <param name="name">The case of the rule file; null for its first finding.</param>
    /// <param name="causes">Rules whose findings explain it.</param>
    /// <param name="more">What is filled in besides when, how and how often it failed.</param>
    public static CheckResult Report(SessionSubject sessions, string? name, IEnumerable<string> causes, params ImmutableArray<(string Name, string Value)> more)
    {
        var last = sessions.Log.Answers[0];
        var tries = sessions.Log.LastTurn.Count();
        return new(name, last.Where, [
            ("ago", RelativeTime.Of(sessions.Now - last.At)),
            ("failure", last.Failure!.Words),
            ("tries", tries > 1 ? $", {RelativeTime.Count(tries)} tries" : ""),
            .. more,
        ])
        {
            Causes = Search(sessions, causes),
        };
    }

    /// <summary>Tells whose address an error names.</summary>
    /// <param name="sessions">The logs.</param>
    /// <param name="peer">A host, or an address and port.</param>
    /// <returns>True for the proxy of the service, false for the back end; null where that is unknown.</returns>
    public static bool? IsProxy(SessionSubject sessions, string? peer)
    {
        var proxies = sessions.Gateway is { } gateway ? Gateway.ProxyNames.Select(name => gateway.Seen.GetValueOrDefault(name)) : [];
        return peer is null ? null
            : peer is "chatgpt.com" or "auth.openai.com" ? false
            : proxies.Any(proxy => proxy is not null && Uri.TryCreate(proxy, UriKind.Absolute, out var url) && Names(url, peer)) ? true : null;
    }

    private static bool Names(Uri proxy, string peer) =>
        peer == proxy.IdnHost || peer == $"{proxy.IdnHost}:{proxy.Port}"
        || (proxy.IsLoopback && (peer == $"127.0.0.1:{proxy.Port}" || peer == $"::1:{proxy.Port}"));

    private static CauseSearch Search(SessionSubject sessions, IEnumerable<string> causes)
    {
        if (sessions.Gateway is not { } gateway)
        {
            return new([.. causes], sessions.Name, [], []);
        }

        var others = gateway.Late.Files.Select(file => file.Path).Append(gateway.State.ConfigPath);
        return new([.. causes], sessions.Name, sessions.HasNamesake ? [.. gateway.Service.Files] : [], gateway.Install is { } install ? [.. others, install.Package.Folder] : [.. others]);
    }
}
