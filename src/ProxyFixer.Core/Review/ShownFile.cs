using System.Collections.Immutable;
using ProxyFixer.Patches;
using ProxyFixer.Reports;

namespace ProxyFixer.Review;

/// <summary>What a review shows of one file's change.</summary>
/// <param name="Patch">The change.</param>
/// <param name="Lines">The hunks, line by line without line ends, as they may be printed.</param>
/// <param name="HidesValues">Whether something is hidden in them.</param>
public sealed record ShownFile(FilePatch Patch, ImmutableArray<string> Lines, bool HidesValues)
{
    /// <summary>Renders a change.</summary>
    /// <param name="item">The change.</param>
    /// <param name="showsAll">Whether values are shown, too.</param>
    /// <returns>One for each file, sorted by path.</returns>
    public static ImmutableArray<ShownFile> Of(ReviewItem item, bool showsAll) => [.. item.Patches.Select(patch => Of(patch, item, showsAll))];

    private static ShownFile Of(FilePatch patch, ReviewItem item, bool showsAll)
    {
        var exact = Hunks(Printable.Of(UnifiedDiff.Render([patch], path => path)));
        if (showsAll)
        {
            return new(patch, exact, HidesValues: false);
        }

        // What the user has just typed as a reason is no secret to them.
        var shown = Hunks(MaskedDiff.Render([patch], path => path));
        var lines = item.Origin != ChangeOrigin.Ignoring ? shown : [.. shown.Zip(exact, (line, whole) => whole.StartsWith('+') ? whole : line)];
        return new(patch, lines, !lines.SequenceEqual(exact));
    }

    private static ImmutableArray<string> Hunks(string diff) =>
        [.. diff.Split('\n')[..^1].SkipWhile(line => !line.StartsWith("@@", StringComparison.Ordinal)).Select(line => line.TrimEnd('\r'))];
}
