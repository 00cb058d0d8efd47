using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>The values of a unit file, for hiding: each <c>Environment=</c> word by itself, any other value whole.</summary>
internal static class UnitValues
{
    /// <summary>Collects them.</summary>
    /// <param name="unit">The file.</param>
    /// <returns>Name and place of each.</returns>
    public static IEnumerable<NamedValue> Of(UnitFile unit) => unit.Assignments.SelectMany(Of);

    private static IEnumerable<NamedValue> Of(UnitAssignment assignment)
    {
        var words = assignment.Key == "Environment" ? EnvironmentWords.Split(assignment.Value) : null;
        return words is null or { BrokenAt: not null } || words.Words.Any(word => word.Name is null)
            ? [new(assignment.Key, assignment.Value.SourceSpan(0, assignment.Value.Length))]
            : words.Words.Select(word => new NamedValue(word.Name!, EnvironmentWords.SpanOf(assignment.Value, word)));
    }
}
