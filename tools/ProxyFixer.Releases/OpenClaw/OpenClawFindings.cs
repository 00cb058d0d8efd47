namespace ProxyFixer.Releases.OpenClaw;

/// <summary>Every field of a record of OpenClaw that structure can tell.</summary>
internal static class OpenClawFindings
{
    /// <summary>Them, in the order of the record.</summary>
    public static IReadOnlyList<Finding> All { get; } =
        [.. PackageFindings.All, .. RequestFindings.All, .. ProxyFindings.All, .. ConfigFindings.All, .. StateFindings.All, .. ServiceFindings.All];

    /// <summary>Texts of which a file of code must hold one to be looked at.</summary>
    public static IReadOnlyCollection<string> Marks { get; } = [.. All.SelectMany(finding => finding.Marks).Concat(BlockedNameFinding.Marks).Distinct()];
}
