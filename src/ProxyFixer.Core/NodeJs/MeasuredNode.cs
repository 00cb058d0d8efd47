using System.Collections.Immutable;

namespace ProxyFixer.NodeJs;

/// <summary>The versions of Node whose behaviour was measured.</summary>
public static class MeasuredNode
{
    // The list "versions" of tests/ProxyFixer.Tests/Data/node-env-proxy.json and 26.12.1 (node-26.12.1.json); a test compares them.
    private const string List = """
        18.20.8 20.20.2 21.7.3
        22.20.0 22.21.0 22.21.1 22.22.0 22.22.1 22.22.2 22.22.3 22.23.0 22.23.3
        23.11.1
        24.0.0 24.4.1 24.5.0 24.6.0 24.7.0 24.8.0 24.9.0 24.11.1 24.13.1 24.14.0 24.14.1 24.15.0 24.16.0 24.17.0 24.19.0 24.21.0
        25.0.0 25.3.0 25.4.0 25.6.0 25.7.0 25.8.0 25.8.1 25.8.2 25.9.0
        26.0.0 26.1.0 26.2.0 26.3.0 26.3.1 26.4.0 26.5.0 26.5.1 26.6.0 26.7.0 26.8.1 26.8.2 26.9.0 26.10.0 26.12.1
        """;

    /// <summary>All of them, oldest first.</summary>
    public static ImmutableArray<NodeVersion> All { get; } =
        [.. List.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(text => NodeVersion.Parse(text)!)];

    /// <summary>The newest measured version of a release line.</summary>
    /// <param name="line">Major version.</param>
    /// <returns>The version, or null when no version of the line was measured.</returns>
    public static NodeVersion? Newest(int line) => All.LastOrDefault(version => version.Major == line);
}
