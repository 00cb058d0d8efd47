namespace ProxyFixer.Machine;

/// <summary>The steps of a path that are still to be walked; a link puts its target before them.</summary>
/// <param name="path">Steps between slashes; empty ones and "." lead nowhere else and are left out.</param>
internal struct PathSteps(string path)
{
    private string path = path;
    private int at = Skip(path, 0);

    /// <summary>Whether no step is left.</summary>
    public readonly bool IsAtEnd => at == path.Length;

    /// <summary>Takes the next step.</summary>
    /// <returns>Its name; null where none is left.</returns>
    public string? Next()
    {
        if (IsAtEnd)
        {
            return null;
        }

        var start = at;
        var end = EndOf(path, start);
        at = Skip(path, end);
        return path[start..end];
    }

    /// <summary>Puts the steps of a link's target before those that are left.</summary>
    /// <param name="target">The target as written.</param>
    public void Before(string target) => this = new(IsAtEnd ? target : $"{target}/{path.AsSpan(at)}");

    private static int EndOf(string path, int start)
    {
        var slash = path.AsSpan(start).IndexOf('/');
        return slash < 0 ? path.Length : start + slash;
    }

    private static int Skip(string path, int at)
    {
        while (at < path.Length && (path[at] == '/' || path.AsSpan(at, EndOf(path, at) - at) is "."))
        {
            at++;
        }

        return at;
    }
}
