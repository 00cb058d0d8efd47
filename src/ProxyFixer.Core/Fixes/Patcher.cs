using System.Collections.Immutable;
using ProxyFixer.Patches;
using ProxyFixer.Text;

namespace ProxyFixer.Fixes;

/// <summary>Turns changes into one before and after for each file.</summary>
public static class Patcher
{
    /// <summary>Applies changes that do not conflict.</summary>
    /// <param name="changes">As <see cref="FixPlanner.Plan"/> gives them.</param>
    /// <returns>One patch for each file, sorted by path; files that end as they began are left out.</returns>
    public static ImmutableArray<FilePatch> Build(IEnumerable<Change> changes) =>
    [
        .. from change in changes
           from file in change.Fix.Changes
           group (change.Diagnostic, file) by file.Path into files
           orderby files.Key
           let before = files.First().file.Before
           let edits = files.SelectMany(f => f.file.Edits).Distinct()
           let after = (before ?? SourceText.FromString(files.Key, "")).Apply(edits)
           where before?.Text != after.Text
           select new FilePatch(files.Key, before, files.Any(f => f.file.Removes) ? null : after, [.. files.Select(f => f.Diagnostic)])
           {
               Patch = files.Select(f => f.file.Patch).LastOrDefault(patch => patch is not null),
           },
    ];
}
