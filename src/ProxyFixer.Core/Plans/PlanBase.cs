using ProxyFixer.Machine;
using ProxyFixer.Patches;

namespace ProxyFixer.Plans;

/// <summary>The one folder that the names in a patch are relative to, so that <c>git apply</c> works there, too.</summary>
/// <param name="IsRoot">True for the folder of <c>--root</c>, wherever that is.</param>
/// <param name="Folder">Absolute path as seen from the root.</param>
public sealed record PlanBase(bool IsRoot, string Folder)
{
    /// <summary>How <see cref="IsRoot"/> is written.</summary>
    internal const string Root = "--root";

    /// <summary>Chooses the folder: the root that was given, else the working folder where all files are below it, else <c>/</c>.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="patches">The files.</param>
    /// <returns>The base.</returns>
    public static PlanBase Of(Host host, IEnumerable<FilePatch> patches) =>
        host.HasRoot ? new(true, "/")
        : host.WorkingFolder is { } folder && patches.All(patch => IsBelow(patch.Path, folder)) ? new(false, folder)
        : new(false, "/");

    /// <summary>The name of a file in the patch.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The path relative to the base; absolute where it lies outside.</returns>
    public string Name(string path) => IsBelow(path, Folder) ? path[(Folder.TrimEnd('/').Length + 1)..] : path;

    /// <summary>The file that a name in the patch means.</summary>
    /// <param name="name">Relative to the base, or absolute as seen from the root; without '..'.</param>
    /// <returns>Absolute path as seen from the root.</returns>
    public string Path(string name) => MachinePath.Join(Folder, name);

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}
