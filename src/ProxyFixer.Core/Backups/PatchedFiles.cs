using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ProxyFixer.Backups;

/// <summary>The files of installed code that were changed before and not put back since.</summary>
public sealed partial class PatchedFiles
{
    private readonly ImmutableDictionary<string, BackupEntry> entries;

    // Those of a place newest first.
    private PatchedFiles(IEnumerable<BackupEntry> newestFirst) => entries = newestFirst
        .DistinctBy(entry => PlaceOf(entry.Path)).ToImmutableDictionary(entry => PlaceOf(entry.Path), StringComparer.Ordinal);

    /// <summary>Nothing was changed before.</summary>
    public static PatchedFiles None { get; } = new([]);

    /// <summary>Reads what was changed on a machine.</summary>
    /// <param name="store">The backups.</param>
    /// <param name="root">The real folder that is '/'.</param>
    /// <returns>The files.</returns>
    public static PatchedFiles Of(BackupStore store, string root) =>
        new(ChangesInForce.Of(store.List(), root).Select(change => change.Entry).Where(entry => entry.Patch is not null));

    /// <summary>Finds the change of a file, or of the one that stood in its place in another release.</summary>
    /// <param name="path">Absolute path as seen from the root, links resolved.</param>
    /// <returns>The newest change; null where there was none.</returns>
    public BackupEntry? Find(string path) => entries.GetValueOrDefault(PlaceOf(path));

    /// <summary>The place of a file over the releases: stores of pnpm have the version in a folder's name, and chunks have a hash in theirs.</summary>
    /// <param name="path">Absolute path as seen from the root, links resolved.</param>
    /// <returns>The path without both.</returns>
    internal static string PlaceOf(string path) => ChunkHash().Replace(StoreVersion().Replace(path, "$1"), "$1");

    [GeneratedRegex(@"(/\.pnpm/@?[^/@]+)@[^/]+(?=/)")]
    private static partial Regex StoreVersion();

    [GeneratedRegex(@"((?:responses|stream)-)[\w-]+(?=\.m?js$)")]
    private static partial Regex ChunkHash();
}
