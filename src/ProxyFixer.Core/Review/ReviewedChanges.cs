using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Diagnostics;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Text;

namespace ProxyFixer.Review;

/// <summary>The changes of a machine that were reviewed, made, and not put back since, as the backups hold them.</summary>
public sealed class ReviewedChanges
{
    private readonly BackupStore store;
    private readonly MachineFiles files;
    private readonly ILookup<string, ReviewedFile> places;

    private ReviewedChanges(BackupStore store, MachineFiles files, IEnumerable<ReviewedFile> newestFirst) =>
        (this.store, this.files, places) = (store, files, newestFirst.ToLookup(file => PlaceOf(file.Entry.Path, file.Entry.Patch), StringComparer.Ordinal));

    /// <summary>The newest change of each place.</summary>
    public IEnumerable<ReviewedFile> Newest => places.Select(place => place.First());

    /// <summary>Reads them.</summary>
    /// <param name="store">The backups.</param>
    /// <param name="files">The machine.</param>
    /// <returns>The changes.</returns>
    public static ReviewedChanges Of(BackupStore store, MachineFiles files) => new(
        store,
        files,
        from change in ChangesInForce.Of(store.List(), files.Root)
        select new ReviewedFile(change.Run.Id, change.Entry, new(() => store.ReadContents(change.Run.Id, change.Entry))));

    /// <summary>The command line that takes back the run that made a change.</summary>
    /// <param name="file">The change.</param>
    /// <returns>A line for a shell.</returns>
    public string RestoreCommand(ReviewedFile file) => store.RestoreCommand(file.Run);

    /// <summary>Compares a change with what was reviewed for its file, or for the one that stood in its place in another release.</summary>
    /// <param name="rule">The rule whose finding it fixes.</param>
    /// <param name="change">The change.</param>
    /// <returns>Whether it is the same one.</returns>
    public ReviewedAs Compare(string rule, FileChange change)
    {
        var known = places[PlaceOf(files.Resolve(change.Path) ?? change.Path, change.Patch)]
            .Where(file => file.Entry.Rules.IsEmpty || file.Entry.Rules.Contains(rule)).ToArray();
        return known.Length == 0 ? ReviewedAs.Never
            : change.Patch is { } patch && known[0].Entry.Patch is { } before && !before.WritesSame(patch) ? ReviewedAs.OtherValues
            : known.Any(file => file.Holds(LinesOf(change.Before, change.Apply()))) ? ReviewedAs.Same
            : ReviewedAs.OtherLines;
    }

    /// <summary>Tells whether a path is that of a change, or of the file that stands in its place in another release.</summary>
    /// <param name="file">The change.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>True where they are one place.</returns>
    public static bool IsPlaceOf(ReviewedFile file, string path) => PlaceOf(path, file.Entry.Patch) == PlaceOf(file.Entry.Path, file.Entry.Patch);

    /// <summary>What a change takes away and adds, without what stands around it.</summary>
    /// <param name="before">The text before; null for none.</param>
    /// <param name="after">The text after.</param>
    /// <returns>The lines with their marks, in order.</returns>
    internal static ImmutableArray<string> LinesOf(SourceText? before, SourceText after) =>
        [.. Hunk.Between(before?.Text ?? "", after.Text).SelectMany(hunk => hunk.Lines).Where(line => line.Mark != ' ').Select(line => line.Mark + line.Text.TrimEnd('\r', '\n'))];

    private static string PlaceOf(string path, CodePatch? patch) => patch is null ? path : PatchedFiles.PlaceOf(path);
}

/// <summary>A file that was changed after a review.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Entry">What is recorded of it.</param>
/// <param name="Contents">Its bytes before and after; null where there was no file, or where they are not kept.</param>
public sealed record ReviewedFile(string Run, BackupEntry Entry, Lazy<(byte[]? Before, byte[]? After)> Contents)
{
    /// <summary>The text before; null where there was no file, or where it is not kept.</summary>
    public SourceText? Before => Contents.Value.Before is { } bytes ? SourceText.FromBytes(Entry.Path, bytes) : null;

    /// <summary>Tells whether what was reviewed holds all lines of a change, in their order.</summary>
    /// <param name="lines">The lines with their marks; one run may have made several changes of a file.</param>
    /// <returns>False also where the contents are not kept.</returns>
    internal bool Holds(ImmutableArray<string> lines)
    {
        if (Contents.Value.After is not { } after || (Entry.Before is not null && Contents.Value.Before is null))
        {
            return false;
        }

        var at = 0;
        foreach (var line in ReviewedChanges.LinesOf(Before, SourceText.FromBytes(Entry.Path, after)))
        {
            at += at < lines.Length && lines[at] == line ? 1 : 0;
        }

        return at == lines.Length;
    }
}

/// <summary>How a change stands to what was reviewed before.</summary>
public enum ReviewedAs
{
    /// <summary>Its file was not changed for this before.</summary>
    Never,

    /// <summary>It takes away and adds the very lines that were reviewed.</summary>
    Same,

    /// <summary>It writes other values into the code.</summary>
    OtherValues,

    /// <summary>It is made of other lines, because the file is another one now.</summary>
    OtherLines,
}
