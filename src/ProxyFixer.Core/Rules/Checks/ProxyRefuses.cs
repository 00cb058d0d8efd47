using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Session logs that end with a proxy that turned a request away.</summary>
public sealed class ProxyRefuses : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (Symptoms.Last(subject) is ({ } sessions, { Kind: FailureKind.ProxySignIn or FailureKind.ProxyRefused } failure))
        {
            yield return failure.Kind == FailureKind.ProxySignIn
                ? Symptoms.Report(sessions, Case.SignIn, Symptoms.Proxy)
                : Symptoms.Report(sessions, null, Symptoms.Proxy);
        }
    }

    private static class Case
    {
        public const string SignIn = "sign-in";
    }
}
