using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Session logs that end with a request that was turned away.</summary>
public sealed class CodexRefuses : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0602",
        "codex-refuses",
        "The last Codex requests were turned away with 403 or a page",
        Severity.Info,
        """
        A page of HTML where JSON is expected comes from Cloudflare in front of the Codex back end, or from a proxy. OpenClaw 2026.4.5 to 2026.4.19
        call it "DNS lookup for the provider endpoint failed", which it is not. It answers a wrong address (/v1), an unusual client, or
        an address of the network that is not trusted. Status 403 with "country not supported" tells where the request left the network.
        """ + "\n\n" + Symptoms.Weight,
        ["sessions written by OpenClaw 2026.3.8, 2026.5.28 and 2026.9.6 when such a page was sent", "openclaw issues 62142, 66633, 67131, 67670, 94432"])
    {
        Versions = "Session files up to OpenClaw 2026.7, databases from 2026.8.1 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: it goes with what causes it.",
        HasFix: false,
        [
            Symptoms.Example(""" "errorMessage":"<!DOCTYPE html><html><head><title>Just a moment...</title>" """.Trim()),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (Symptoms.Last(subject) is ({ } sessions, { Kind: FailureKind.Page or FailureKind.Country or FailureKind.Forbidden } failure))
        {
            yield return failure.Kind == FailureKind.Country
                ? Symptoms.Report(this, sessions, "Either the request did not leave through the proxy, or the proxy stands in such a country.", Symptoms.Route,
                    "See from which country the proxy reaches the network.")
                : Symptoms.Report(this, sessions, "So there was a connection, and the request was turned away.", [.. Symptoms.Route, "PXF0307", "PXF0401"],
                    "The address of the network, the baseUrl of the provider or the headers can be the reason; an address that is not trusted is the most frequent.");
        }
    }
}
