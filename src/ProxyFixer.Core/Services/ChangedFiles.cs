using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Services;

/// <summary>Files that were changed, made or removed. One may be gone, so paths count as well as what is read.</summary>
/// <param name="files">The machine.</param>
/// <param name="changed">Absolute as seen from the root.</param>
public sealed class ChangedFiles(MachineFiles files, ImmutableArray<string> changed)
{
    private readonly Dictionary<string, string> resolved = new(StringComparer.Ordinal);

    /// <summary>The files as they were given.</summary>
    public ImmutableArray<string> Paths => changed;

    /// <summary>Tells whether one of the files is such.</summary>
    /// <param name="test">Looks at a path whose links were followed.</param>
    /// <returns>True for one at least.</returns>
    public bool Any(Func<string, bool> test) => changed.Any(path => test(Resolve(path)));

    /// <summary>Tells whether a path is a folder, or lies below it.</summary>
    /// <param name="path">Absolute, links followed.</param>
    /// <param name="folder">Absolute as seen from the root.</param>
    /// <returns>True where it does.</returns>
    public bool IsBelow(string path, string folder) =>
        Resolve(folder) is var real && (path == real || path.StartsWith(real.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>Follows links; the same few folders are asked for again and again.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>The path without links; as it is where there is no such file.</returns>
    public string Resolve(string path)
    {
        if (!resolved.TryGetValue(path, out var known))
        {
            resolved[path] = known = files.Resolve(path) ?? path;
        }

        return known;
    }
}
