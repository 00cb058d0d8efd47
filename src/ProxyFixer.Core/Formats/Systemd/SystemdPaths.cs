namespace ProxyFixer.Formats.Systemd;

/// <summary>Names of files and the folders they lie in, by text alone.</summary>
internal static class SystemdPaths
{
    /// <summary>The name of the folder a file lies in.</summary>
    /// <param name="path">A path or a bare name.</param>
    /// <returns>The name; empty for a bare name or a file in '/'.</returns>
    public static ReadOnlySpan<char> ParentName(ReadOnlySpan<char> path)
    {
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? default : path[..slash];
        return folder[(folder.LastIndexOf('/') + 1)..];
    }
}
