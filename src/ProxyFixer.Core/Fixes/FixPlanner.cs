using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Fixes;

/// <summary>Chooses the changes that can be applied together.</summary>
public static class FixPlanner
{
    /// <summary>
    /// Takes findings in their order. A change whose edits are all taken already counts once; one that would touch a span
    /// that is taken, or create a file that another creates otherwise, waits for the next pass.
    /// </summary>
    /// <param name="diagnostics">Sorted findings.</param>
    /// <param name="wanted">The lowest trust that is applied.</param>
    /// <returns>Changes in the order of the findings, without conflicts; empty where nothing can be fixed.</returns>
    public static ImmutableArray<Change> Plan(IEnumerable<Diagnostic> diagnostics, Applicability wanted)
    {
        var taken = new Dictionary<string, List<TextEdit>>(StringComparer.Ordinal);
        var plan = ImmutableArray.CreateBuilder<Change>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Fix is { } fix && fix.Applicability >= wanted && TryTake(taken, fix))
            {
                plan.Add(new(diagnostic, fix));
            }
        }

        return plan.ToImmutable();
    }

    private static bool TryTake(Dictionary<string, List<TextEdit>> taken, Fix fix)
    {
        var known = fix.Changes.All(change => taken.TryGetValue(change.Path, out var edits) && change.Edits.All(edits.Contains));
        var clash = fix.Changes.Any(change => taken.TryGetValue(change.Path, out var edits) && Clashes(change, edits));
        if (known || clash)
        {
            return false;
        }

        foreach (var change in fix.Changes)
        {
            taken.TryAdd(change.Path, []);
            taken[change.Path].AddRange(change.Edits);
        }

        return true;
    }

    private static bool Clashes(FileChange change, List<TextEdit> edits) =>
        change.Before is null || change.Edits.Any(edit => edits.Any(other => Touches(edit.Span, other.Span)));

    private static bool Touches(TextSpan a, TextSpan b) => a.Start <= b.End && b.Start <= a.End;
}
