using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>The values of a unit file, for hiding: what stands behind each key.</summary>
internal static class UnitValues
{
    /// <summary>Collects them.</summary>
    /// <param name="unit">The file.</param>
    /// <returns>Key and place of each, in file order; the value of <c>Environment=</c> with all its words.</returns>
    public static IEnumerable<NamedValue> Of(UnitFile unit) =>
        unit.Assignments.Select(assignment => new NamedValue(assignment.Key, assignment.Value.SourceSpan(0, assignment.Value.Length)));
}
