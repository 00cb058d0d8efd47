using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Session logs that end with a connection that did not come about.</summary>
public sealed class CodexNotReached : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (Symptoms.Last(subject) is not ({ } sessions, { Kind: FailureKind.NoConnection or FailureKind.Certificate } failure))
        {
            yield break;
        }

        var seesNone = sessions.Gateway is { HasProxy: false, HasManagedProxy: false };
        var isProxy = Symptoms.IsProxy(sessions, failure.Peer);
        yield return failure.Kind == FailureKind.Certificate
            ? Symptoms.Report(sessions, Case.Certificate, Symptoms.Authority)
            : isProxy == true
            ? Symptoms.Report(sessions, Case.ProxyNamed, Symptoms.Proxy)
            : isProxy == false
            ? Symptoms.Report(sessions, seesNone ? Case.BackEndNamedWithoutProxy : Case.BackEndNamed, Symptoms.Route, ("host", failure.Peer!))
            : Symptoms.Report(sessions, seesNone ? Case.WithoutProxy : null, [.. Symptoms.Route, .. Symptoms.Proxy, .. Symptoms.Authority]);
    }

    private static class Case
    {
        public const string WithoutProxy = "without-proxy";
        public const string Certificate = "certificate";
        public const string ProxyNamed = "proxy-named";
        public const string BackEndNamed = "back-end-named";
        public const string BackEndNamedWithoutProxy = "back-end-named-without-proxy";
    }
}
