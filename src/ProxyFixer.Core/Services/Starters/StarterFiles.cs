using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Services.Starters;

/// <summary>Finds the files of a starter on a machine.</summary>
internal static class StarterFiles
{
    // No table or script that a person keeps is near this size.
    private const long Largest = 1024 * 1024;

    /// <summary>Looks in their folders.</summary>
    /// <param name="starter">What they belong to.</param>
    /// <param name="files">The machine.</param>
    /// <param name="homes">The home folders to look in, absolute as seen from the root.</param>
    /// <returns>Files that exist, absolute as seen from the root, in the order of the patterns; folders that are closed have none.</returns>
    public static IEnumerable<string> Find(Starter starter, MachineFiles files, ImmutableArray<string> homes) =>
        from pattern in starter.Files
        from path in pattern.StartsWith("~/", StringComparison.Ordinal) ? homes.SelectMany(home => FileGlob.Find(files, home.TrimEnd('/') + pattern[1..])) : FileGlob.Find(files, pattern)
        where files.Status(path) is { Type: FileType.File, Size: <= Largest }
        select path;
}
