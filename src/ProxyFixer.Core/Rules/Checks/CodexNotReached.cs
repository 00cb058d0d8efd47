using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Session logs that end with a connection that did not come about.</summary>
public sealed class CodexNotReached : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0601",
        "codex-not-reached",
        "The last Codex requests found no way to the back end",
        Severity.Info,
        """
        OpenClaw keeps each failed request in its session logs. Most connection failures read the same, whatever was the matter: `fetch failed`,
        or `Connection error.` in 2026.5.20 to 2026.7. So the text alone does not tell a proxy that was not used from one that does not answer;
        the setting does. Where an error names an address, that is told.
        """ + "\n\n" + Symptoms.Weight,
        ["sessions written by OpenClaw 2026.3.8, 2026.5.28 and 2026.9.6 without a proxy, with one that refuses, and with one that shows a certificate of its own", "openclaw issues 28568, 42311, 60035"])
    {
        Versions = "Session files up to OpenClaw 2026.7, databases from 2026.8.1 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: it goes with what causes it.",
        HasFix: false,
        [
            Symptoms.Example(""" "errorMessage":"fetch failed" """.Trim()),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (Symptoms.Last(subject) is not ({ } sessions, { Kind: FailureKind.NoConnection or FailureKind.Certificate } failure))
        {
            yield break;
        }

        var isProxy = Symptoms.IsProxy(sessions, failure.Peer);
        yield return failure.Kind == FailureKind.Certificate
            ? Symptoms.Report(this, sessions, "", Symptoms.Authority,
                "A proxy that looks into TLS needs its authority in NODE_EXTRA_CA_CERTS, in the environment that Node starts with.")
            : isProxy == true
            ? Symptoms.Report(this, sessions, "The error names the proxy, so it is the proxy that could not be reached.", Symptoms.Proxy,
                "See whether the proxy runs and listens there.")
            : isProxy == false
            ? Symptoms.Report(this, sessions, $"The error names {failure.Peer} itself, so the proxy was not used.", Symptoms.Route, Unexplained(sessions))
            : Symptoms.Report(this, sessions, "", [.. Symptoms.Route, .. Symptoms.Proxy, .. Symptoms.Authority], Unexplained(sessions));
    }

    private static string Unexplained(SessionSubject sessions) =>
        sessions.Gateway is { HasProxy: false, HasManagedProxy: false }
            ? "The service sees no proxy: where the network asks for one, it must be set for the service."
            : "See whether the proxy runs and lets requests through: curl -v -x PROXY https://chatgpt.com. Where the setting was changed since, the next request that works ends this.";
}
