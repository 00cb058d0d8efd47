using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Session logs that end with a proxy that turned a request away.</summary>
public sealed class ProxyRefuses : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0603",
        "proxy-refuses",
        "The proxy turned the last Codex requests away",
        Severity.Info,
        """
        The proxy was reached and answered, with 407 where it wants a user and a password. Most releases of OpenClaw keep such an
        answer as `fetch failed` or `Connection error.`; where the status is kept, it is told.
        """ + "\n\n" + Symptoms.Weight,
        ["undici, ProxyAgent: \"Proxy response (407) !== 200 when HTTP Tunneling\"", "openclaw issue 64636"])
    {
        Versions = "Session files up to OpenClaw 2026.7, databases from 2026.8.1 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: the user and the password are not known.",
        HasFix: false,
        [
            Symptoms.Example(""" "errorMessage":"Proxy response (407) !== 200 when HTTP Tunneling" """.Trim()),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (Symptoms.Last(subject) is ({ } sessions, { Kind: FailureKind.ProxySignIn or FailureKind.ProxyRefused } failure))
        {
            yield return failure.Kind == FailureKind.ProxySignIn
                ? Symptoms.Report(this, sessions, "The proxy was reached and wants a user and a password.", Symptoms.Proxy,
                    "Write them into the proxy's URL, http://USER:PASSWORD@HOST:PORT with special characters percent-encoded, in a file that only the service's user may read.")
                : Symptoms.Report(this, sessions, "The proxy was reached and does not make the connection.", Symptoms.Proxy,
                    "See what the proxy allows, and whether it reaches chatgpt.com itself.");
        }
    }
}
