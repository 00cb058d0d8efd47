using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Session logs that end with a request that was turned away.</summary>
public sealed class CodexRefuses : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (Symptoms.Last(subject) is ({ } sessions, { Kind: FailureKind.Page or FailureKind.Country or FailureKind.Forbidden } failure))
        {
            yield return failure.Kind == FailureKind.Country
                ? Symptoms.Report(sessions, Case.Country, Symptoms.Route)
                : Symptoms.Report(sessions, null, [.. Symptoms.Route, "PXF0307", "PXF0401"]);
        }
    }

    private static class Case
    {
        public const string Country = "country";
    }
}
