using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>Patches of the files that links lead to: <c>git apply</c> and <c>patch</c> refuse a symbolic link, and what lies behind one.</summary>
public static class LinkTargets
{
    /// <summary>Follows the links.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="patches">Patches by the paths that programs read.</param>
    /// <returns>
    /// The same patches in the same order, by paths without links. A link that root would not follow stays: who applies the patch shall
    /// come to the same refusal.
    /// </returns>
    public static ImmutableArray<FilePatch> Follow(MachineFiles files, ImmutableArray<FilePatch> patches)
    {
        var trust = new LinkTrust(files);
        return [.. patches.Select(patch => trust.Objection(patch.Path) is null && files.Resolve(patch.Path) is { } target ? patch with { Path = target } : patch)];
    }
}
