using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>A file being read, with the files that led to it.</summary>
/// <param name="Document">The file.</param>
/// <param name="Path">Its absolute path as seen from the root, links not followed.</param>
/// <param name="Parent">The file that includes it, or null for the config itself.</param>
internal sealed record IncludeScope(Document Document, string Path, IncludeScope? Parent)
{
    /// <summary>How many includes lead here: 0 for the config itself.</summary>
    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>Tells whether a file is being read already, here or above.</summary>
    /// <param name="path">Absolute path; compared as text, as OpenClaw does.</param>
    /// <returns>True where including it would lead in a circle.</returns>
    public bool Holds(string path)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Path == path)
            {
                return true;
            }
        }

        return false;
    }
}
