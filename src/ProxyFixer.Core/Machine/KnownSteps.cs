namespace ProxyFixer.Machine;

/// <summary>
/// The steps of paths that lead no further by themselves: links, and what is not there. A run asks for many files in few places; most of those
/// places are on other machines only, and many systems have <c>/lib</c> for <c>/usr/lib</c> and name files by both.
/// </summary>
internal sealed class KnownSteps
{
    private const int Most = 4096; // of each kind

    private readonly HashSet<string> absent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);

    /// <summary>Looks at every step anew from now on.</summary>
    public void Forget()
    {
        absent.Clear();
        links.Clear();
    }

    /// <summary>Tells whether a step is known to be missing.</summary>
    /// <param name="path">Absolute path without links.</param>
    /// <returns>False where it is there, or was not looked at.</returns>
    public bool IsAbsent(string path) => absent.Contains(path);

    /// <summary>Notes that a step is missing.</summary>
    /// <param name="path">Absolute path without links.</param>
    public void NoteAbsent(string path)
    {
        if (absent.Count < Most)
        {
            absent.Add(path);
        }
    }

    /// <summary>Where a link points.</summary>
    /// <param name="path">Absolute path, without links above it.</param>
    /// <returns>The target as written; null where it is none, or was not looked at.</returns>
    public string? Target(string path) => links.GetValueOrDefault(path);

    /// <summary>Notes a link.</summary>
    /// <param name="path">Absolute path, without links above it.</param>
    /// <param name="target">The target as written.</param>
    public void NoteLink(string path, string target)
    {
        if (links.Count < Most)
        {
            links[path] = target;
        }
    }
}
