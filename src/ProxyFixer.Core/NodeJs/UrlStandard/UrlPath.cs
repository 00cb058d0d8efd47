namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>The path of a special URL: dot segments are resolved, backslashes are slashes.</summary>
internal static class UrlPath
{
    /// <summary>Resolves a path (URL standard, "path state").</summary>
    /// <param name="path">What follows the authority; may be empty or lack its first slash.</param>
    /// <returns>The path with a leading slash.</returns>
    public static string Resolve(ReadOnlySpan<char> path)
    {
        path = path is ['/' or '\\', ..] ? path[1..] : path;
        var segments = new List<string>();
        while (true)
        {
            var end = path.IndexOfAny('/', '\\');
            Take(segments, end < 0 ? path : path[..end], isLast: end < 0);
            if (end < 0)
            {
                return "/" + string.Join('/', segments);
            }
            path = path[(end + 1)..];
        }
    }

    private static void Take(List<string> segments, ReadOnlySpan<char> segment, bool isLast)
    {
        var dots = Dots(segment);
        if (dots == 2 && segments.Count > 0)
        {
            segments.RemoveAt(segments.Count - 1);
        }
        if (dots == 0 || isLast)
        {
            segments.Add(dots == 0 ? segment.ToString() : "");
        }
    }

    // 1 for "." and "%2e", 2 for two of them, else 0.
    private static int Dots(ReadOnlySpan<char> segment)
    {
        var count = 0;
        for (; segment.Length > 0; count++)
        {
            if (segment[0] == '.')
            {
                segment = segment[1..];
            }
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
            {
                segment = segment[3..];
            }
            else
            {
                return 0;
            }
        }
        return count > 2 ? 0 : count;
    }
}
