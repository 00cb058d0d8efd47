using System.Collections.Immutable;

namespace ProxyFixer.Plans;

/// <summary>What a patch does to one file.</summary>
/// <param name="Line">Where its header begins in the patch, from 1.</param>
/// <param name="Name">The file, relative to the base of the patch, or absolute as seen from the root.</param>
/// <param name="Kind">Whether the file is there before and afterwards.</param>
/// <param name="Hunks">What changes; empty only for an empty file that comes or goes.</param>
/// <param name="Note">What the comments of a plan say of it; null where there are none.</param>
internal sealed record PlannedFile(int Line, string Name, PlannedKind Kind, ImmutableArray<PatchHunk> Hunks, PlanNote? Note);

/// <summary>What happens to a file.</summary>
internal enum PlannedKind
{
    /// <summary>It is changed.</summary>
    Edit,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It goes.</summary>
    Delete,
}
