namespace ProxyFixer.Machine;

/// <summary>
/// What was seen at the places of a machine: asked again, by another rule or by a view with planned texts, a run need not look there again.
/// Most places are asked for several times, and each fix is judged on a view of the whole machine.
/// </summary>
internal sealed class KnownPlaces
{
    private const int Most = 16384; // of each kind: a run asks for some hundreds, with 200 homes for 6,000, a walk through sources for each once
    private const int LongestList = 512;

    private readonly Dictionary<string, (FileStatus? Status, string? Path)> statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);

    /// <summary>Looks at every place anew from now on.</summary>
    public void Forget()
    {
        statuses.Clear();
        resolved.Clear();
        lists.Clear();
    }

    /// <summary>The status behind a path.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="look">Looks: the status, null for none, and the path without links, null where there is no such path.</param>
    /// <returns>What was seen.</returns>
    public (FileStatus? Status, string? Path) Status(string path, Func<string, (FileStatus? Status, string? Path)> look) => Get(statuses, path, look);

    /// <summary>A path without links.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="look">Looks; null where there is no such path.</param>
    /// <returns>What was seen.</returns>
    public string? Resolved(string path, Func<string, string?> look) => Get(resolved, path, look);

    /// <summary>The names in a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="look">Looks.</param>
    /// <returns>What was seen.</returns>
    public IReadOnlyList<string> Names(string folder, Func<string, IReadOnlyList<string>> look)
    {
        var names = Get(lists, folder, look);
        if (names.Count > LongestList)
        {
            lists.Remove(folder);
        }

        return names;
    }

    private static T Get<T>(Dictionary<string, T> known, string path, Func<string, T> look)
    {
        if (known.TryGetValue(path, out var seen))
        {
            return seen;
        }

        // What the kernel tells of processes is another thing each time.
        var now = look(path);
        if (!path.StartsWith("/proc/", StringComparison.Ordinal) && path != "/proc")
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            known[path] = now;
        }

        return now;
    }
}
