using ProxyFixer.Gateways;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A file of certificates that Node cannot use. Their dates are for verify: what lint says does not change over night.</summary>
public sealed class CertificatesNotLoaded : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { ExtraCertificates: { Problem: { } problem, MayBeElsewhere: false } file } service)
        {
            return [];
        }

        return [new(file.ClosedTo is null ? null : Case.Closed, service.Gateway.Find(TrustedFile.Extra) ?? service.Anchor, ("file", file.Shown), ("fault", problem), ("user", file.ClosedTo ?? ""))];
    }

    private static class Case
    {
        public const string Closed = "closed";
    }
}
