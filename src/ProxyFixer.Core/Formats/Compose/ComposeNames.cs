using ProxyFixer.Machine;

namespace ProxyFixer.Formats.Compose;

/// <summary>Tells Compose files from other YAML.</summary>
internal static class ComposeNames
{
    /// <summary>Tells by name, and where the name says too little by content, whether a file is a Compose file.</summary>
    /// <param name="path">A path.</param>
    /// <param name="head">The first characters of the file.</param>
    /// <returns>True for the names Compose looks for, and for other YAML with a mapping <c>services</c> at the top.</returns>
    public static bool Claims(string path, ReadOnlySpan<char> head)
    {
        var name = MachinePath.Name(path).AsSpan();
        var stem = name.EndsWith(".yaml", StringComparison.Ordinal) ? name[..^5]
            : name.EndsWith(".yml", StringComparison.Ordinal) ? name[..^4]
            : default;
        return !stem.IsEmpty && (stem is "compose"
            || stem.StartsWith("docker-compose", StringComparison.Ordinal)
            || stem.StartsWith("compose.", StringComparison.Ordinal)
            || HasServices(head));
    }

    // A list there is a GitLab pipeline, which has services of another kind.
    private static bool HasServices(ReadOnlySpan<char> head)
    {
        var found = false;
        foreach (var raw in head.TrimStart('\uFEFF').EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.IsEmpty || line.TrimStart()[0] == '#')
            {
                continue;
            }

            if (found)
            {
                return line[0] == ' ' && line.TrimStart()[0] != '-';
            }

            var rest = line.StartsWith("services:", StringComparison.Ordinal) ? line[9..]
                : line.StartsWith("\"services\":", StringComparison.Ordinal) ? line[11..]
                : "x";
            if (rest.TrimStart() is ['{', ..])
            {
                return true;
            }

            found = rest.IsEmpty || rest.TrimStart() is ['#' or '&', ..];
        }

        return found;
    }
}
