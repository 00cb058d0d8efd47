namespace ProxyFixer.Machine;

/// <summary>Absolute paths as seen from the root that is looked at: '/' separators, no '.', no '..', no final '/'.</summary>
public static class MachinePath
{
    /// <summary>Joins and simplifies ('//', '.', '..') by text alone, without asking the disk.</summary>
    /// <param name="folder">An absolute path.</param>
    /// <param name="relative">A path to put behind it; where it is absolute it replaces <paramref name="folder"/>.</param>
    /// <returns>The absolute path; '..' never leads above '/'.</returns>
    public static string Join(string folder, string relative)
    {
        var whole = relative.StartsWith('/') ? relative : folder + "/" + relative;
        if (IsSimple(whole))
        {
            return whole;
        }

        var steps = new List<string>();
        foreach (var step in whole.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return "/" + string.Join('/', steps);
    }

    // Nearly every path is.
    private static bool IsSimple(ReadOnlySpan<char> path)
    {
        if (path is "/")
        {
            return true;
        }

        for (var slash = 0; slash < path.Length;)
        {
            var step = path[(slash + 1)..];
            var length = step.IndexOf('/');
            step = length < 0 ? step : step[..length];
            if (path[slash] != '/' || step is "" or "." or "..")
            {
                return false;
            }

            slash += step.Length + 1;
        }

        return true;
    }

    /// <summary>The folder a file lies in.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The folder; '/' for '/'.</returns>
    public static string Folder(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    /// <summary>The last step of a path.</summary>
    /// <param name="path">A path.</param>
    /// <returns>The name, without '/'.</returns>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
