using System.Collections.Immutable;
using ProxyFixer.Patches;

namespace ProxyFixer.Plans;

/// <summary>What a plan does to the machine as it is now.</summary>
/// <param name="Patches">The files that change, in the order of the plan.</param>
/// <param name="AlreadyApplied">Absolute paths of the files that are as the plan makes them.</param>
/// <param name="Refusals">Why it does not fit, one sentence for each file; if there is any, nothing is to be written.</param>
public sealed record FittedPlan(ImmutableArray<FilePatch> Patches, ImmutableArray<string> AlreadyApplied, ImmutableArray<string> Refusals)
{
    /// <summary>Rules of the plan for which a hunk or a whole file was taken out or edited.</summary>
    public required ImmutableSortedSet<string> EditedRules { get; init; }
}
