using System.Collections.Immutable;

namespace ProxyFixer.NodeJs;

/// <summary>The versions of Node whose behaviour was measured.</summary>
public static class MeasuredNode
{
    /// <summary>All of them, oldest first.</summary>
    public static ImmutableArray<NodeVersion> All => NodeKnowledge.Measured;

    /// <summary>The newest measured version of a release line.</summary>
    /// <param name="line">Major version.</param>
    /// <returns>The version, or null when no version of the line was measured.</returns>
    public static NodeVersion? Newest(int line) => All.LastOrDefault(version => version.Major == line);
}
