using ProxyFixer.Rules;
using ProxyFixer.Subjects;

namespace ProxyFixer.Baselines;

/// <summary>Tells where this run saw enough to say that a finding of the baseline is gone.</summary>
/// <param name="baseline">The baseline.</param>
/// <param name="paths">Makes paths portable.</param>
/// <param name="request">What was looked at.</param>
/// <param name="scan">What was found.</param>
/// <param name="engine">The rules of this run.</param>
internal sealed class BaselineScope(Baseline baseline, PortablePaths paths, ScanRequest request, ScanResult scan, RuleEngine engine)
{
    private readonly Lazy<bool> seesAll = new(() => request is { Unit: null, Scope: null, IsSelection: false } && scan.Unreadable.IsEmpty && CoversPaths(baseline, paths, request));

    /// <summary>Tells whether all findings of an entry would have been found.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>False where a rule was not run, less was looked at than when the baseline was written, or something was not readable.</returns>
    public bool Judges(BaselineEntry entry) => seesAll.Value && engine.MayReport(entry.Rule);

    // What a file given by PATH shows is not all that a run over the machine finds in it.
    private static bool CoversPaths(Baseline baseline, PortablePaths paths, ScanRequest request)
    {
        var now = request.Paths.Select(path => paths.Of(path).Path).ToArray();
        return baseline.Paths.IsEmpty == request.Paths.IsEmpty
            && baseline.Paths.All(path => now.Any(one => one is "." or "/" || path == one || path.StartsWith(one + "/", StringComparison.Ordinal)));
    }
}
