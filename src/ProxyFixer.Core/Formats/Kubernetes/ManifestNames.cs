namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Tells manifests of Kubernetes from other YAML.</summary>
internal static class ManifestNames
{
    /// <summary>Tells by content whether a file holds objects of Kubernetes.</summary>
    /// <param name="path">A path.</param>
    /// <param name="head">The first characters of the file.</param>
    /// <returns>True for YAML with <c>apiVersion</c> and <c>kind</c> at the top of a document.</returns>
    public static bool Claims(string path, ReadOnlySpan<char> head)
    {
        var isYaml = path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);
        return isYaml && HasKey(head, "apiVersion") && HasKey(head, "kind");
    }

    private static bool HasKey(ReadOnlySpan<char> head, string key)
    {
        foreach (var raw in head.TrimStart('\uFEFF').EnumerateLines())
        {
            var line = raw.TrimStart("\"'");
            if (line.StartsWith(key, StringComparison.Ordinal) && line[key.Length..].TrimStart("\"' ") is [':', ..])
            {
                return true;
            }
        }

        return false;
    }
}
