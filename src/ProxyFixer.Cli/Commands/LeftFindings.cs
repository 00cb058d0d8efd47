using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>What a fix leaves, with the reasons.</summary>
internal static class LeftFindings
{
    /// <summary>Finds them.</summary>
    /// <param name="result">What the fix did, or would do.</param>
    /// <param name="host">The machine.</param>
    /// <param name="request">Which findings were to be fixed.</param>
    /// <param name="otherwise">Why a finding is left whose fix could have been applied, a clause.</param>
    /// <returns>Sorted by path and place.</returns>
    public static ImmutableArray<SkippedChange> Of(FixResult result, Host host, FixRequest request, Func<Diagnostic, string> otherwise) =>
    [
        .. result.After.Diagnostics.Where(found => found.Severity >= request.FailOn)
            .Select(found => new SkippedChange(host.Display(found.Location.Path), found.Rule.Id, Reason(found, request) ?? otherwise(found))),
    ];

    private static string? Reason(Diagnostic found, FixRequest request) =>
        found.Fix is null ? found.NoFix ?? "there is no fix"
        : found.Fix.Applicability < request.Applicability ? "the fix is not marked safe; see --unsafe-fixes"
        : null;
}
